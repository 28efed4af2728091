import type { Transcript } from '../ambient/transcript.ts'
import type { FilingId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** The note that a launch goes on with, and all that the page needs beside it. */
export type OpenedNote = {
  readonly note: Note
  readonly version: number
  readonly isApproved: boolean
  readonly transcripts: readonly Transcript[]
  /** The filing of an approved note. */
  readonly filingId: FilingId | undefined
}

/**
 * The newest note of this user for this patient and visit, whichever launch it was begun in: a
 * draft survives lock, expiry, crash and relaunch.
 * @returns undefined when there is none yet; STORE_UNAVAILABLE
 */
export async function openNote(
  deps: Pick<NoteDeps, 'notes' | 'transcripts' | 'filings'>,
  { launch }: OpenLaunch,
): Promise<Result<OpenedNote | undefined>> {
  const found = await deps.notes.newest(ownerOf(launch))
  if (!found.ok || !found.value) return found.ok ? ok(undefined) : found
  const { note, version, state } = found.value
  const transcripts = await deps.transcripts.ofNote(note.id, launch.tenant)
  if (!transcripts.ok) return transcripts
  const filing = await deps.filings.ofNote(note.id)
  if (!filing.ok) return filing
  return ok({
    note,
    version,
    isApproved: state === 'approved',
    transcripts: transcripts.value,
    filingId: filing.value?.id,
  })
}
