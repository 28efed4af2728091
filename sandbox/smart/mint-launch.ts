import type { EhrUser, RegisteredClient, Site } from '../site.ts'
import { secondsAfter } from './one-use-values.ts'
import { todaysEncounterId } from './todays-encounters.ts'

const LAUNCH_SECONDS = 300

/**
 * The URL that opens an app on a patient's chart (SMART 2.2 "EHR Launch"). Its `launch` value stands
 * for app, user, patient and today's encounter; it works once, within five minutes.
 */
export function mintLaunch(
  site: Site,
  opened: {
    readonly client: RegisteredClient
    readonly user: EhrUser
    readonly patientId: string
  },
): string {
  const { client, user, patientId } = opened
  const launch = site.tokens.launches.issue(
    {
      clientId: client.id,
      practitionerId: user.practitionerId,
      patientId,
      encounterId: todaysEncounterId(site, patientId),
    },
    secondsAfter(site.now(), LAUNCH_SECONDS),
  )
  const url = new URL(client.launchUrl)
  url.searchParams.set('iss', site.fhirBase)
  url.searchParams.set('launch', launch)
  return url.href
}
