import { describe, expect, test } from 'vitest'
import { type CardName, cardNames } from '../chart/card.ts'
import type { AppErrorCode } from '../kernel/app-error.ts'
import type { EncounterId, PatientId, UserUrl } from '../kernel/ids.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import {
  aMedicationRequest,
  anEncounter,
  anObservation,
  aPatient,
  aPractitioner,
} from '../testing/chart/fhir-builders.ts'
import { syntheaFiles, syntheaPatient } from '../testing/chart/synthea-patients.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { aMoment, fixedClock } from '../testing/fixed-clock.ts'
import { readCard } from './read-card.ts'

const visit = anEncounter({ id: 'visit' })
const okafor = aPractitioner({ id: 'okafor' })

function setUp(choices: Parameters<typeof fakeEhr>[0] = {}) {
  const ehr = fakeEhr({ resources: [aPatient(), visit, okafor, anObservation()], ...choices })
  const audit = fakeAuditLog()
  return { ehr, audit, deps: { ehr, audit, clock: fixedClock() } }
}

describe('reading a card', () => {
  test('asks the EHR for this patient, and the trail has the query before', async () => {
    const { deps, ehr, audit } = setUp()
    const card = await readCard(deps, aLaunch(), 'labs')
    expect(card).toMatchObject({ state: 'read', asOf: aMoment, total: 1 })
    expect(ehr.searches[0]?.parameters).toEqual([
      ['patient', 'marchetti'],
      ['category', 'laboratory'],
      ['_sort', '-date'],
      ['_count', '200'],
    ])
    expect(audit.intents[0]?.event).toEqual({
      action: 'chart.search',
      resource: 'Observation',
      query: 'patient=marchetti&category=laboratory&_sort=-date&_count=200',
    })
    expect(audit.outcomes[0]?.outcome).toEqual({ result: 'done' })
  })

  test('reads patient, visit and user by their ids', async () => {
    const { deps, ehr, audit } = setUp()
    for (const name of ['patient', 'encounter', 'user'] as const) {
      expect(await readCard(deps, aLaunch(), name)).toMatchObject({ state: 'read', total: 1 })
    }
    expect(ehr.reads).toEqual(['Patient/marchetti', 'Encounter/visit', 'Practitioner/okafor'])
    expect(audit.intents.map(({ event }) => event.action)).toEqual(Array(3).fill('chart.read'))
  })

  test('without the scope asks nothing and says that it is not permitted', async () => {
    const { deps, ehr, audit } = setUp()
    for (const name of cardNames) {
      expect(await readCard(deps, aLaunch({ grantedScopes: ['openid'] }), name)).toEqual({
        state: 'not-permitted',
      })
    }
    expect([ehr.searches, ehr.reads, audit.intents]).toEqual([[], [], []])
  })

  test('brings the medications along only where they may be read', async () => {
    const { deps, ehr } = setUp()
    await readCard(deps, aLaunch(), 'medications')
    await readCard(
      deps,
      aLaunch({ grantedScopes: ['patient/MedicationRequest.rs'] }),
      'medications',
    )
    const includes = ehr.searches.map(({ parameters }) =>
      parameters.map(([key]) => key).includes('_include'),
    )
    expect(includes).toEqual([true, false])
  })

  test('a launch without a visit has no visit, and that is no failure', async () => {
    const { deps, ehr } = setUp()
    const launch = aLaunch({ encounterId: undefined })
    expect(await readCard(deps, launch, 'encounter')).toMatchObject({ state: 'read', facts: [] })
    expect(ehr.reads).toEqual([])
  })

  test('a user who is no Practitioner is not supported', async () => {
    const user = 'https://ehr.example/fhir/Person/7' as UserUrl
    expect(await readCard(setUp().deps, aLaunch({ user }), 'user')).toEqual({
      state: 'not-supported',
    })
  })

  test.each<[AppErrorCode, CardName, object]>([
    ['FHIR_FORBIDDEN', 'labs', { state: 'not-permitted' }],
    ['FHIR_NOT_SUPPORTED', 'labs', { state: 'not-supported' }],
    ['FHIR_NOT_FOUND', 'labs', { state: 'not-supported' }],
    ['FHIR_NOT_FOUND', 'patient', { state: 'failed', code: 'FHIR_NOT_FOUND', at: aMoment }],
    ['FHIR_TIMEOUT', 'labs', { state: 'failed', code: 'FHIR_TIMEOUT', at: aMoment }],
  ])('%s for %s becomes %j', async (fails, name, card) => {
    expect(await readCard(setUp({ fails }).deps, aLaunch(), name)).toEqual(card)
  })

  test('without an audit trail nothing is read', async () => {
    const { deps, ehr, audit } = setUp()
    audit.breakDown()
    expect(await readCard(deps, aLaunch(), 'labs')).toMatchObject({
      state: 'failed',
      code: 'AUDIT_UNAVAILABLE',
    })
    expect(ehr.searches).toEqual([])
  })
})

describe('another patient’s record', () => {
  const others = { subject: { reference: 'Patient/somebody-else' } }

  test('in a search fails the whole card, and the trail says why', async () => {
    const { deps, audit } = setUp({ resources: [anObservation(), anObservation(others)] })
    expect(await readCard(deps, aLaunch(), 'labs')).toEqual({
      state: 'failed',
      code: 'FHIR_OTHER_PATIENT',
      at: aMoment,
    })
    expect(audit.outcomes[0]?.outcome).toEqual({ result: 'failed', code: 'FHIR_OTHER_PATIENT' })
  })

  test('as the patient or the visit is not shown', async () => {
    const wrong = setUp({
      resources: [anEncounter({ id: 'visit', ...others })],
    })
    expect(await readCard(wrong.deps, aLaunch(), 'encounter')).toMatchObject({
      code: 'FHIR_OTHER_PATIENT',
    })
    const { deps, ehr } = setUp()
    ehr.read = async () => ({ ok: true, value: aPatient({ id: 'somebody-else' }) })
    expect(await readCard(deps, aLaunch(), 'patient')).toMatchObject({ code: 'FHIR_OTHER_PATIENT' })
  })

  test('an answer that is not the record asked for is not shown', async () => {
    const { deps, ehr } = setUp()
    ehr.read = async () => ({ ok: true, value: aMedicationRequest({ id: 'visit' }) })
    expect(await readCard(deps, aLaunch(), 'encounter')).toMatchObject({
      code: 'FHIR_RESPONSE_UNREADABLE',
    })
  })
})

describe('synthetic patients', () => {
  const files = syntheaFiles()
  test.runIf(files.length === 0)(
    'are not on this machine (CHARTSIDE_SHARED_DATA), so none is read',
    () => {
      expect(files).toEqual([])
    },
  )

  test.each(files)(
    '%s: every record of a card’s type is behind a fact of the card',
    async (file) => {
      const { id, resources } = syntheaPatient(file)
      const visitId = resources.find(({ resourceType }) => resourceType === 'Encounter')?.id
      const { deps } = setUp({ resources })
      const launch = aLaunch({ patientId: id as PatientId, encounterId: visitId as EncounterId })
      const cards = await Promise.all(cardNames.map((name) => readCard(deps, launch, name)))
      const text = JSON.stringify(cards)
      const types = ['AllergyIntolerance', 'Condition', 'MedicationRequest', 'Encounter', 'Patient']
      for (const resource of resources) {
        const isOfACard =
          types.includes(resource.resourceType) ||
          /"code":"(vital-signs|laboratory)"/.test(JSON.stringify(resource.category ?? ''))
        if (isOfACard && resource.resourceType !== 'DiagnosticReport') {
          expect(text).toContain(`"${resource.resourceType}/${resource.id}"`)
        }
      }
      const odd = cards.map((card) => ('oddCount' in card ? card.oddCount : 0))
      expect(odd.reduce((sum, count) => sum + count)).toBe(0)
    },
  )
})
