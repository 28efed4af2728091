import type { WorklistItem } from '#lib/flows/read-worklist.ts'
import type { FilingId, NoteId } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { aMoment } from '../fixed-clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const A_FILING = '2b1c8a34-53a0-4c5a-9d55-0a1f2e3d4c5b' as FilingId // a builder is a border

const anItem = (number: number, ageMs: number, more: Partial<WorklistItem> = {}): WorklistItem => ({
  noteId: `00000000-0000-4000-8000-00000000000${number}` as NoteId,
  kind: 'unsigned',
  noteType: '11506-3',
  does: 'file',
  since: instantPlus(aMoment, -ageMs),
  state: undefined,
  errorCode: undefined,
  place: 'other-patient',
  initials: 'J. D.',
  coSign: undefined,
  ...more,
})

/** Work of every kind and place, oldest first. */
export const worklistItems: readonly WorklistItem[] = [
  anItem(1, 75 * HOUR, { kind: 'failed', state: 'rejected', errorCode: 'FHIR_REFUSED' }),
  anItem(2, 26 * HOUR, { noteType: '18842-5', initials: undefined }),
  anItem(3, 5 * HOUR, { kind: 'held', state: 'held', place: 'here' }),
  anItem(4, 2 * HOUR, {
    kind: 'failed',
    state: 'needs-user',
    does: 'correction',
    initials: 'A. O.',
  }),
  anItem(5, 40 * MINUTE, { place: 'here' }),
  anItem(7, 30 * HOUR, {
    kind: 'to-co-sign',
    coSign: { filingId: A_FILING, standing: 'to-give', name: 'MARCHBANK, Leonie, NP' },
  }),
  anItem(8, HOUR, {
    kind: 'awaited',
    place: 'here',
    coSign: { filingId: A_FILING, standing: 'awaited', name: undefined },
  }),
  anItem(6, 3 * MINUTE, { kind: 'not-filed', state: 'unknown', place: 'here' }),
]
