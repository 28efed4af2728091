import { type FhirResource, isObject, textAt } from '../fhir/resource.ts'

const dayMs = 86_400_000
const date = /^\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?$/

/** Where a string that looks like a date is not one. */
const wordElements = new Set(['value', 'code', 'display', 'text', 'reference', 'url', 'div', 'id'])

const dayIn = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant)

/** Moves the day and leaves time and offset as they are. */
const shifted = (text: string, days: number): string =>
  new Date(Date.parse(text.slice(0, 10)) + days * dayMs).toISOString().slice(0, 10) + text.slice(10)

function withDates(node: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(node)) return node.map((child) => withDates(child, change))
  if (!isObject(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([name, child]) => [
      name,
      typeof child === 'string' && !wordElements.has(name) && date.test(child)
        ? change(child)
        : withDates(child, change),
    ]),
  )
}

const startOf = (encounter: FhirResource): string => textAt(encounter, 'period.start') ?? ''
const instantOf = (text: string): number => Date.parse(text) || Number.NEGATIVE_INFINITY

function newestEncounter(resources: readonly FhirResource[]): FhirResource | undefined {
  return resources
    .filter(({ resourceType }) => resourceType === 'Encounter')
    .filter((encounter) => Number.isFinite(instantOf(startOf(encounter))))
    .toSorted((a, b) => instantOf(startOf(a)) - instantOf(startOf(b)))
    .at(-1)
}

const inProgress = (encounter: FhirResource): FhirResource => ({
  ...encounter,
  status: 'in-progress',
  period: { start: startOf(encounter) },
})

/**
 * Moves a patient's whole history by as many days as bring the newest encounter to today, where it
 * is in progress. What has happened by that encounter's end never comes to lie in the future.
 */
export function shiftToToday(
  resources: readonly FhirResource[],
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): readonly FhirResource[] {
  const newest = newestEncounter(resources)
  if (!newest) return resources
  const today = Date.parse(dayIn(now, timeZone))
  const was = Date.parse(dayIn(new Date(startOf(newest)), timeZone))
  const days = Math.round((today - was) / dayMs)
  const end = instantOf(textAt(newest, 'period.end') ?? startOf(newest))

  const change = (text: string): string => {
    const later = shifted(text, days)
    const hasHappened = instantOf(text) <= end
    return text.includes('T') && hasHappened && instantOf(later) > now.getTime()
      ? now.toISOString()
      : later
  }
  return resources.map((resource) => {
    const moved = { ...resource, ...Object(withDates(resource, change)) }
    return resource === newest ? inProgress(moved) : moved
  })
}
