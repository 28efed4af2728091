import { useQueries } from '@tanstack/react-query'
import { type FamilyMember, type Lineage, lineageOf } from '#lib/filing/lineage.ts'
import type { NoteEvent } from '#lib/flows/note-event.ts'
import type { AskedCoSign } from '#lib/flows/open-note.ts'
import type { FilingView } from '#lib/flows/view-filing.ts'
import { filingQuery } from '../filing/queries.ts'

/** A signature in the life of a note, and where its filing stands once that is told. */
export type FollowedEvent = { readonly event: NoteEvent; readonly view: FilingView | undefined }

export type FollowedHistory = {
  readonly events: readonly FollowedEvent[]
  /** Undefined until every filing was told once. */
  readonly lineage: Lineage<FamilyMember> | undefined
  /** What has come of a request for a co-signature since the page was opened. */
  readonly coSign: AskedCoSign | undefined
}

/** Follows what was signed for a note and its amendments. */
export function useLineage(launchId: string, history: readonly NoteEvent[]): FollowedHistory {
  const answers = useQueries({
    queries: history.map(({ filingId, view }) => filingQuery(launchId, filingId, view)),
  })
  const events = history.map((event, at) => ({ event, view: answers[at]?.data?.view }))
  const views = events.flatMap(({ view }) => view ?? [])
  const isTold = views.length === history.length
  return {
    events,
    lineage: isTold ? lineageOf(views.map(memberOf)) : undefined,
    coSign: views.findLast(({ coSign }) => coSign)?.coSign,
  }
}

const memberOf = ({ targetId, ...view }: FilingView): FamilyMember => ({
  ...view,
  target: targetId && { filingId: targetId },
})
