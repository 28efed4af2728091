import type { Filing, FilingKind } from '../filing/filing.ts'
import type { FilingId, NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { FilingView } from './view-filing.ts'

/** One signature in the life of a note; what becomes of it is asked for by its filing. */
export type NoteEvent = {
  readonly filingId: FilingId
  readonly noteId: NoteId
  readonly kind: FilingKind
  readonly signedAt: Instant
  /** The one that it changes. */
  readonly targetId: FilingId | undefined
  readonly reason: string | undefined
  /** Where it stood when the page was made; undefined where that has to be asked for. */
  readonly view?: FilingView | undefined
}

/** A filing as the page lists it in the life of its note. */
export const toEvent = ({ id, noteId, kind, createdAt, target }: Filing): NoteEvent => ({
  filingId: id,
  noteId,
  kind,
  signedAt: createdAt,
  targetId: target?.filingId,
  reason: target?.reason,
})
