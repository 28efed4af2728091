import type { Transcript } from '../ambient/transcript.ts'
import type { FilingId, NoteId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import type { NoteOwner, StoredNote } from '../note/note-store.ts'
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
 * @param noteId another one of them, when somebody asks for it
 * @returns undefined when there is none yet; STORE_UNAVAILABLE
 */
export async function openNote(
  deps: Pick<NoteDeps, 'notes' | 'transcripts' | 'filings'>,
  { launch }: OpenLaunch,
  noteId?: NoteId,
): Promise<Result<OpenedNote | undefined>> {
  const found = await findNote(deps, ownerOf(launch), noteId)
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

async function findNote(
  { notes }: Pick<NoteDeps, 'notes'>,
  owner: NoteOwner,
  noteId: NoteId | undefined,
): Promise<Result<StoredNote | undefined>> {
  const asked = noteId && (await notes.find(owner, noteId))
  return asked && (!asked.ok || asked.value) ? asked : notes.newest(owner)
}
