import type { TrailEntry } from '#lib/audit/audit-search.ts'
import { later } from '#lib/testing/filing/filing-views.ts'

const LAUNCH = 'greyfield.q7Rk2AAAAAAAAAAAAAAAAA'
const EARLIER = 'greyfield.Zt0pAAAAAAAAAAAAAAAAAA'

let count = 0
const entry = (
  seconds: number,
  action: string,
  what?: string,
  more: Partial<TrailEntry> = {},
): TrailEntry => ({
  id: `entry-${++count}`,
  at: later(seconds),
  action,
  what,
  launchId: LAUNCH,
  result: 'done',
  code: undefined,
  ...more,
})

const CARDS = ['Patient', 'AllergyIntolerance', 'MedicationRequest', 'Condition', 'Observation']

/** A visit as the trail holds it, newest first. */
export const galleryTrail: readonly TrailEntry[] = [
  entry(5, 'filing.read-back', 'DocumentReference/8f41c2e7'),
  entry(0, 'filing.send', '2b1c8a34-53a0-4c5a-9d55-0a1f2e3d4c5b'),
  entry(-1, 'note.approve', '0f8fad5b-d9cb-469f-a165-70867728950e'),
  entry(-22, 'note.review', '0f8fad5b-d9cb-469f-a165-70867728950e'),
  entry(-60, 'note.save', '0f8fad5b-d9cb-469f-a165-70867728950e'),
  entry(-70, 'note.save', '0f8fad5b-d9cb-469f-a165-70867728950e'),
  entry(-80, 'note.save', '0f8fad5b-d9cb-469f-a165-70867728950e', {
    result: 'unknown',
    code: 'STORE_UNAVAILABLE',
  }),
  entry(-240, 'note.draft', '0f8fad5b-d9cb-469f-a165-70867728950e'),
  entry(-1_260, 'chart.search', 'DocumentReference', { result: 'failed', code: 'FHIR_TIMEOUT' }),
  entry(-1_261, 'chart.search', 'DiagnosticReport', { result: 'refused', code: 'FHIR_FORBIDDEN' }),
  ...CARDS.map((resource, index) => entry(-1_262 - index, 'chart.search', resource)),
  entry(-1_270, 'visit.open'),
  entry(-1_272, 'session.open', undefined, { result: undefined }),
  entry(-90_000, 'session.lock', undefined, { result: undefined, launchId: EARLIER }),
  entry(-90_600, 'visit.annotate', 'written by a newer version', { launchId: EARLIER }),
]
