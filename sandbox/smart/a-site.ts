import { siteSettingsSchema } from '../control/settings.ts'
import { createSite } from '../create-site.ts'
import type { FhirResource } from '../fhir/resource.ts'
import type { EhrUser, RegisteredClient, Site } from '../site.ts'
import type { SmartModes } from './negative-modes.ts'

const origin = 'http://ehr.localhost:4000'
const appOrigin = 'http://app.localhost:3000'

export const aUser: EhrUser = {
  username: 'okafor.d',
  password: 'sandbox',
  practitionerId: 'okafor',
}

export const aClient = (changes: Partial<RegisteredClient> = {}): RegisteredClient => ({
  id: 'chartside',
  name: 'Chartside',
  authentication: { method: 'none' },
  redirectUris: [`${appOrigin}/callback/greyfield`],
  launchUrl: `${appOrigin}/launch`,
  scopes: [
    'openid',
    'fhirUser',
    'launch',
    'launch/patient',
    'launch/encounter',
    'offline_access',
    'online_access',
    'patient/Patient.rs',
    'patient/Observation.rs',
    'patient/DocumentReference.crs',
  ],
  ...changes,
})

const practitioner: FhirResource = {
  resourceType: 'Practitioner',
  id: 'okafor',
  name: [{ family: 'Okafor', given: ['Daniel'] }],
}

export const aPatient = (id: string, family: string): FhirResource => ({
  resourceType: 'Patient',
  id,
  name: [{ family, given: ['Rosalind'] }],
  gender: 'female',
  birthDate: '1958-04-05',
  identifier: [{ system: 'urn:mrn', value: `mrn-${id}` }],
})

export const anEncounter = (id: string, patientId: string, start: string): FhirResource => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: 'AMB' },
  subject: { reference: `Patient/${patientId}` },
  period: { start },
})

type Clock = { now: Date }

/** A site for tests whose clock stands still until it is moved. */
export function aSite(
  options: {
    readonly clients?: readonly RegisteredClient[]
    readonly resources?: readonly FhirResource[]
    readonly smart?: Partial<SmartModes>
  } = {},
): Site & { readonly clock: Clock } {
  const clock: Clock = { now: new Date('2026-11-19T15:00:00Z') }
  const resources = options.resources ?? [
    aPatient('m1', 'Marchetti'),
    anEncounter('e1', 'm1', '2026-11-19T09:00:00-06:00'),
    aPatient('m2', 'Other'),
  ]
  const site = createSite({
    id: 'greyfield',
    name: 'Greyfield EHR',
    origin,
    timeZone: 'America/Chicago',
    persona: 'us-core-9',
    clients: options.clients ?? [aClient()],
    users: [aUser],
    resources: [practitioner, ...resources],
    now: () => clock.now,
  })
  setModes(site, options.smart ?? {})
  return Object.assign(site, { clock })
}

/** Sets the given modes; all others are healthy. */
export const setModes = (site: Site, smart: Partial<SmartModes>): void =>
  site.changeSettings(siteSettingsSchema.parse({ ...site.settings, smart }))
