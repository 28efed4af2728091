import type { TrailEntry } from '#lib/audit/audit-search.ts'
import { type Instant, millisecondsBetween } from '#lib/kernel/instant.ts'

/** Something that happened in this visit; an entry of the trail is one. */
export type Activity = Pick<TrailEntry, 'at' | 'action' | 'what' | 'result'>

/** Neighbours that say the same, told once; of what went wrong, each thing apart. */
export type ActivityGroup = Activity & { readonly count: number; readonly since: Instant }

const SAME_FOR_MS = 10 * 60_000

/**
 * @param activities in any order
 * @returns newest first; a chart of ten parts is one line, and so is saving again and again
 */
export function activityGroups(activities: readonly Activity[]): readonly ActivityGroup[] {
  const groups: ActivityGroup[] = []
  for (const activity of activities.toSorted(newestFirst)) {
    const last = groups.at(-1)
    if (last && isSame(last, activity)) {
      groups[groups.length - 1] = { ...last, count: last.count + 1, since: activity.at }
    } else groups.push({ ...activity, count: 1, since: activity.at })
  }
  return groups
}

// Instants sort as text.
const newestFirst = (a: Activity, b: Activity): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)

const isSame = (group: ActivityGroup, activity: Activity): boolean =>
  group.action === activity.action &&
  group.result === activity.result &&
  (group.result === 'done' || group.what === activity.what) &&
  millisecondsBetween(activity.at, group.at) < SAME_FOR_MS
