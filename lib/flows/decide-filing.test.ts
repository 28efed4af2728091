import { describe, expect, test } from 'vitest'
import type { Filing } from '../filing/filing.ts'
import { appError } from '../kernel/app-error.ts'
import type { EhrId, FilingId, LaunchId, PatientId, TenantId, UserUrl } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { noteWorld } from '../testing/note/note-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { decideFiling, dismissFiling, resumeFilings } from './decide-filing.ts'
import { readSignedText } from './read-signed-text.ts'
import { viewFiling } from './view-filing.ts'

async function world(more: Partial<Filing> = {}) {
  const { deps, open } = await noteWorld()
  const { launch, registration } = open
  const filing = aFiling({
    id: countedUuid() as FilingId,
    tenant: launch.tenant,
    ehrId: launch.ehrId,
    ehrIss: registration.issuer,
    author: launch.user,
    patientId: launch.patientId,
    launchId: 'greyfield.earlier' as LaunchId,
    notBefore: undefined,
    ...more,
  })
  deps.filings.add(filing, '{}')
  const found = async () => unwrap(await deps.filings.find(filing.id))
  const decide = (decision: Parameters<typeof decideFiling>[2]['decision']) =>
    decideFiling(deps, open, { filingId: filing.id, decision })
  return { deps, open, filing, found, decide }
}

const impossible = err({
  ...appError('FILING_ACTION_NOT_POSSIBLE'),
  reason: expect.any(String),
})

describe('a person’s decision about a filing', () => {
  test('to send again what is not in the chart queues it, with the token of this launch', async () => {
    const { open, found, decide } = await world({
      state: 'needs-user',
      errorCode: 'FHIR_NOT_FOUND',
    })
    expect(await decide('asked-to-send-again')).toEqual(ok(undefined))
    expect(await found()).toMatchObject({ state: 'queued', launchId: open.launch.id })
  })

  test('to look now brings the next look forward', async () => {
    const { deps, found, decide } = await world({ state: 'unknown' })
    expect(await decide('asked-to-look')).toEqual(ok(undefined))
    expect(await found()).toMatchObject({ state: 'unknown', notBefore: deps.clock.now() })
  })

  test.each(['queued', 'sending', 'unknown', 'held', 'filed', 'rejected', 'needs-review'] as const)(
    'to send again is not possible while it is %s',
    async (state) => {
      const { found, filing, decide } = await world({ state })
      expect(await decide('asked-to-send-again')).toEqual(impossible)
      expect(await found()).toEqual(filing)
    },
  )

  test('is not possible while a worker is at it', async () => {
    const { deps, filing, decide } = await world({ state: 'unknown', notBefore: undefined })
    deps.filings.add({ ...filing, notBefore: deps.clock.now() }, '{}')
    unwrap(await deps.filings.take(filing.id, deps.clock.now(), 60_000))
    expect(await decide('asked-to-look')).toEqual(err(appError('FILING_ACTION_NOT_POSSIBLE')))
  })

  test.each<[what: string, more: Partial<Filing>]>([
    ['another user', { author: 'https://x/Practitioner/other' as UserUrl }],
    ['another patient', { patientId: 'other' as PatientId }],
    ['another organisation', { tenant: 'other' as TenantId }],
    ['another EHR', { ehrId: 'other' as EhrId }],
  ])(
    'is not theirs to make for a filing of %s, which does not exist for them',
    async (_what, more) => {
      const { deps, open, filing, decide } = await world({ state: 'needs-user', ...more })
      const missing = err(appError('FILING_NOT_FOUND'))
      expect(await decide('asked-to-send-again')).toEqual(missing)
      expect(await viewFiling(deps, open, filing.id)).toEqual(missing)
      expect(await readSignedText(deps, open.launch, filing.id)).toEqual(missing)
      expect(deps.audit.intents).toEqual([])
    },
  )
})

describe('WB-29 a user who is back', () => {
  test.each([
    ['needs-user', 'SESSION_ENDED', 'queued'],
    ['needs-user', 'FHIR_FORBIDDEN', 'queued'],
    ['needs-user', 'FHIR_NOT_FOUND', 'needs-user'],
    ['needs-user', 'FILING_LOOK_NOT_POSSIBLE', 'unknown'],
    ['unknown', undefined, 'unknown'],
    ['held', undefined, 'held'],
    ['queued', undefined, 'queued'],
  ] as const)('finds a filing that was %s (%s) %s', async (state, errorCode, after) => {
    const { deps, open, found } = await world({ state, errorCode })
    expect(await resumeFilings(deps, open)).toEqual(ok(undefined))
    expect(await found()).toMatchObject({ state: after, launchId: open.launch.id })
  })

  test.each(['rejected', 'needs-review', 'filed'] as const)(
    'leaves what is %s as it is',
    async (state) => {
      const { deps, open, filing, found } = await world({ state })
      expect(await resumeFilings(deps, open)).toEqual(ok(undefined))
      expect(await found()).toEqual(filing)
    },
  )

  test('without the right to file takes nothing over from the session that has it', async () => {
    const { deps, open, filing, found } = await world({ state: 'queued' })
    const context = { ...open.launch.context, grantedScopes: ['patient/DocumentReference.rs'] }
    const reading = { ...open, launch: { ...open.launch, context } }
    expect(await resumeFilings(deps, reading)).toEqual(ok(undefined))
    expect(await found()).toEqual(filing)
  })

  test('touches nothing of anybody else', async () => {
    const author = 'https://x/Practitioner/other' as UserUrl
    const { deps, open, filing, found } = await world({ state: 'needs-user', author })
    await resumeFilings(deps, open)
    expect(await found()).toEqual(filing)
  })
})

describe('putting a refused filing aside', () => {
  test('takes it out of what is unfinished, with the reason; what was signed stays', async () => {
    const { deps, open, filing } = await world({ state: 'rejected', errorCode: 'FHIR_REFUSED' })
    const request = { filingId: filing.id, reason: 'Copied by hand.' }
    expect(await dismissFiling(deps, open, request)).toEqual(ok(undefined))
    expect(unwrap(await deps.filings.unfinishedOf(open.launch))).toEqual([])
    const view = unwrap(await viewFiling(deps, open, filing.id))
    expect(view).toMatchObject({ state: 'rejected', dismissal: 'Copied by hand.' })
    expect(view.steps.at(-1)).toMatchObject({ event: 'dismissed', state: 'rejected' })
  })

  test('twice keeps the first reason', async () => {
    const { deps, open, filing } = await world({ state: 'rejected' })
    for (const reason of ['First.', 'Second.']) {
      unwrap(await dismissFiling(deps, open, { filingId: filing.id, reason }))
    }
    expect(unwrap(await deps.filings.find(filing.id))?.dismissal).toBe('First.')
  })

  test('is for what the EHR refused', async () => {
    const { deps, open, filing } = await world({ state: 'unknown' })
    const answer = await dismissFiling(deps, open, { filingId: filing.id, reason: 'No.' })
    expect(answer).toMatchObject({ error: { code: 'FILING_ACTION_NOT_POSSIBLE' } })
  })

  test('is for its author', async () => {
    const { deps, open, filing } = await world({ state: 'rejected', author: 'x' as UserUrl })
    const answer = await dismissFiling(deps, open, { filingId: filing.id, reason: 'No.' })
    expect(answer).toEqual(err(appError('FILING_NOT_FOUND')))
  })
})
