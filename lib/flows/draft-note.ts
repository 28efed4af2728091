import type { Drafter } from '../ambient/drafter.ts'
import { readTranscript, type SpeakerRoles } from '../ambient/read-transcript.ts'
import type { Transcript } from '../ambient/transcript.ts'
import type { NoteId, TranscriptId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import { findDraft } from './find-draft.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type ChartDeps, readChartFacts } from './read-chart-facts.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { type SavedNote, saveNote } from './save-note.ts'

export type DraftRequest = {
  readonly noteId: NoteId
  readonly version: number
  readonly transcriptId: TranscriptId
  /** The text as it was pasted. */
  readonly text: string
  readonly roles: SpeakerRoles
}

export type DraftedNote = {
  readonly note: Note
  readonly saved: SavedNote
  readonly transcript: Transcript
}

/**
 * Reads a pasted transcript, keeps it, and adds a first draft to the note: every new statement with
 * its evidence. What the note held stays.
 *
 * @returns TRANSCRIPT_UNREADABLE, NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, NOTE_CONFLICT,
 *   STORE_UNAVAILABLE
 */
export async function draftNote(
  deps: Pick<NoteDeps, 'notes' | 'transcripts' | 'filings' | 'approvals' | 'clock' | 'random'> &
    ChartDeps & { readonly drafter: Drafter },
  open: OpenLaunch,
  request: DraftRequest,
): Promise<Result<DraftedNote>> {
  const draft = await findDraft(deps, open, request)
  if (!draft.ok) return draft
  const transcript = readTranscript(request.text, request.transcriptId, request.roles)
  if (!transcript.ok) return transcript
  const { note } = draft.value.stored
  const { tenant } = ownerOf(open.launch)
  const kept = await deps.transcripts.add(note.id, tenant, transcript.value, deps.clock.now())
  if (!kept.ok) return kept
  const chart = await readChartFacts(deps, open, ['patient', 'problems', 'medications'])
  const drafted = await deps.drafter.draft(note, {
    transcript: transcript.value,
    chartFacts: chart.facts,
    newId: () => deps.random.uuid(),
  })
  if (!drafted.ok) return drafted
  const saved = await saveNote(deps, open, {
    note: drafted.value.note,
    baseVersion: request.version,
  })
  if (!saved.ok) return saved
  return ok({ note: drafted.value.note, saved: saved.value, transcript: transcript.value })
}
