import type { FhirResource } from '../fhir/resource.ts'
import type { EhrUser } from '../site.ts'
import { calendarOf } from './build/calendar.ts'
import { directoryOf, siteId, siteResources } from './build/directory.ts'
import { tellStory } from './build/story.ts'
import { stories } from './stories.ts'
import { type StaffMember, staff } from './vocabulary/staff.ts'

export type SyntheticSiteOptions = {
  /** The same seed and day give the same site, ids included. */
  readonly seed: number
  /** Any instant of the present day: all histories end on it. */
  readonly today: Date
  /** IANA zone of the site. */
  readonly timeZone: string
  /** What the site's organization is called. */
  readonly name?: string
}

export type SyntheticSite = { readonly resources: FhirResource[]; readonly users: EhrUser[] }

// Everyone's password: nothing here is worth hiding, and the login page shows it.
const PASSWORD = 'sandbox'

function usersOf(seed: number): EhrUser[] {
  return Object.entries<StaffMember>(staff).flatMap(([key, { username }]) =>
    username
      ? [{ username, password: PASSWORD, practitionerId: siteId(seed, 'Practitioner', key) }]
      : [],
  )
}

/** A whole invented site: its people and places, and every patient of `stories.ts`. */
export function syntheticSite(options: SyntheticSiteOptions): SyntheticSite {
  const { seed, today, timeZone, name = 'Greyfield Medical Group' } = options
  const telling = {
    seed,
    calendar: calendarOf(today, timeZone),
    directory: directoryOf(seed, name),
  }
  return {
    resources: [
      ...siteResources(seed, name),
      ...stories.flatMap((story) => tellStory(story, telling)),
    ],
    users: usersOf(seed),
  }
}
