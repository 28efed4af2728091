import type { SinceInstructions } from '#lib/flows/instruction-links.ts'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import type { Note } from '#lib/note/note.ts'

/** The note as the page has it once it is signed on it: closed, with one signature more. */
export function signedNow(
  opened: OpenedNote,
  signed: {
    readonly note: Note
    readonly version: number
    readonly filingId: FilingId
    readonly coSign: OpenedNote['coSign']
  },
): OpenedNote {
  const { amends, history } = opened
  const event = {
    filingId: signed.filingId,
    noteId: signed.note.id,
    kind: amends?.kind ?? 'file',
    signedAt: instantOf(Date.now()),
    targetId: amends?.filingId,
    reason: amends?.reason,
  } as const
  const instructions = amends ? outdated(opened, 'changed') : opened.instructions
  return { ...opened, ...signed, instructions, isApproved: true, history: [...history, event] }
}

/** The patient instructions of a note that was changed, or entered in error, on this page. */
export const outdated = (
  { instructions }: Pick<OpenedNote, 'instructions'>,
  since: SinceInstructions,
): OpenedNote['instructions'] => instructions && { ...instructions, since }
