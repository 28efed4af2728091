import type { Transcript } from '../ambient/transcript.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { StoredNote } from '../note/note-store.ts'
import type { Launch } from '../smart/launch.ts'
import type { NoteDeps } from './note-deps.ts'

/** What a note's sentences may cite: a correction cites what was said for the note it corrects. */
export async function transcriptsOf(
  { transcripts }: Pick<NoteDeps, 'transcripts'>,
  { tenant }: Launch,
  { note, amends }: Pick<StoredNote, 'note' | 'amends'>,
): Promise<Result<readonly Transcript[]>> {
  const own = await transcripts.ofNote(note.id, tenant)
  if (!own.ok || !amends) return own
  const original = await transcripts.ofNote(amends.originalNoteId, tenant)
  return original.ok ? ok([...original.value, ...own.value]) : original
}
