import type { FilingStore } from '../filing/filing-store.ts'
import type { FilingId, NoteId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** A signed note that is not in the EHR, or not as it was signed. */
export type WaitingNote = {
  readonly filingId: FilingId
  readonly noteId: NoteId
  /** Of a co-signature: the preliminary note that it is given to. */
  readonly coSigns: FilingId | undefined
}

/**
 * This user's signed notes about this patient that the EHR does not have, whatever is written now:
 * one that was refused must not vanish behind the next (WB-41).
 */
export async function waitingNotes(
  deps: { readonly filings: FilingStore },
  { launch }: OpenLaunch,
): Promise<Result<readonly WaitingNote[]>> {
  const unfinished = await deps.filings.unfinishedOf(launch)
  if (!unfinished.ok) return unfinished
  return ok(
    unfinished.value.map(({ id, noteId, kind, target }) => {
      const coSigns = kind === 'co-sign' ? target?.filingId : undefined
      return { filingId: id, noteId, coSigns }
    }),
  )
}
