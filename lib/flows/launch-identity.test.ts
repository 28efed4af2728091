import { expect, test } from 'vitest'
import type { FhirResource } from '../fhir/resource.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { anEncounter, aPatient, aPractitioner } from '../testing/chart/fhir-builders.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { fixedClock } from '../testing/fixed-clock.ts'
import { aRegistration } from '../testing/smart/a-registration.ts'
import { launchIdentity } from './launch-identity.ts'
import { readCard } from './read-card.ts'

const launch = aLaunch()
const everybody = [
  aPatient(),
  anEncounter({ id: 'visit' }),
  aPractitioner({ id: 'okafor', name: [{ family: 'Okafor', given: ['Daniel'] }] }),
]

/** The cards that an EHR with these records gives. */
async function cardsOf(resources: readonly FhirResource[]) {
  const deps = { ehr: fakeEhr({ resources }), audit: fakeAuditLog(), clock: fixedClock() }
  const patient = await readCard(deps, launch, 'patient')
  const user = await readCard(deps, launch, 'user')
  const encounter = await readCard(deps, launch, 'encounter')
  return { patient, user, encounter }
}

const site = aRegistration({ timeZone: 'America/Chicago', issuer: 'https://ehr.example/fhir' })

test('a note names patient, visit and author as the EHR does', async () => {
  expect(launchIdentity(await cardsOf(everybody), site, launch.user, undefined)).toEqual({
    patient: ['MARCHETTI, Rosalind', 'Born 05-Apr-1958', 'Female', 'MRN 4471902'],
    encounter: 'Office visit, 19-Nov-2026 09:00',
    careFrom: '2026-11-19T15:00:00.000Z',
    author: 'OKAFOR, Daniel',
    clinicians: [],
  })
})

test('who takes part in the visit is known by the EHR’s own name and by the URL of a user', async () => {
  const participant = [
    { individual: { reference: 'Practitioner/reyes', display: 'Ana Reyes, MD' } },
    { individual: { reference: 'https://other.example/Practitioner/tan', display: 'Wei Tan' } },
    { individual: { reference: 'RelatedPerson/sister', display: 'A sister' } },
    { individual: { display: 'Somebody' } },
  ]
  const cards = await cardsOf([aPatient(), anEncounter({ id: 'visit', participant })])
  expect(launchIdentity(cards, site, launch.user, undefined)?.clinicians).toEqual([
    { user: 'https://ehr.example/fhir/Practitioner/reyes', name: 'Ana Reyes, MD' },
    { user: 'https://other.example/Practitioner/tan', name: 'Wei Tan' },
  ])
})

test('what was known of visit and author stays when they cannot be read again', async () => {
  const before = launchIdentity(await cardsOf(everybody), site, launch.user, undefined)
  const cards = await cardsOf([aPatient()])
  expect(launchIdentity(cards, site, launch.user, before)).toEqual(before)
})

test('an author of whom nothing was ever read goes by their URL', async () => {
  const cards = await cardsOf([aPatient()])
  expect(launchIdentity(cards, site, launch.user, undefined)).toMatchObject({
    encounter: undefined,
    author: launch.user,
  })
})

test('without the patient there is no identity', async () => {
  expect(launchIdentity(await cardsOf([]), site, launch.user, undefined)).toBeUndefined()
})
