import { type FhirResource, textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'

/** Later in the list gives way to earlier. */
const openStatuses = ['in-progress', 'triaged', 'arrived', 'planned', 'onleave', 'finished']

/** The calendar day at the site, e.g. `2026-11-19`. */
export const localDay = (site: Site, moment: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: site.timeZone, dateStyle: 'short' }).format(moment)

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const rank = (encounter: FhirResource): number =>
  openStatuses.indexOf(textAt(encounter, 'status') ?? '')

/**
 * The visits of today, also those that began earlier and still go on. The most open first, then by
 * time. A day without offset means the day at the site.
 */
export function todaysEncounters(site: Site, patientId?: string): readonly FhirResource[] {
  const today = localDay(site, site.now())
  const query = new URLSearchParams([
    ['date', `ge${today}`],
    ['date', `lt${dayAfter(today)}`],
    ['_sort', 'date'],
  ])
  if (patientId !== undefined) query.set('patient', patientId)
  return site.store
    .search('Encounter', query)
    .matches.map(({ resource }) => resource)
    .filter((encounter) => rank(encounter) >= 0)
    .sort((a, b) => rank(a) - rank(b))
}

export const todaysEncounterId = (site: Site, patientId: string): string | undefined =>
  todaysEncounters(site, patientId)[0]?.id
