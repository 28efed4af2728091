import { assignSpeakers } from '../ambient/assign-speakers.ts'
import type { Drafter } from '../ambient/drafter.ts'
import { readTranscript, type SpeakerRoles } from '../ambient/read-transcript.ts'
import type { Transcript } from '../ambient/transcript.ts'
import { appError } from '../kernel/app-error.ts'
import type { NoteId, RecordingId, TranscriptId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import type { Speaker } from '../note/sources.ts'
import type { DraftPreferences } from './draft-preferences-of.ts'
import { type Draft, findDraft } from './find-draft.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type ChartDeps, readChartFacts } from './read-chart-facts.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { type SavedNote, saveNote } from './save-note.ts'

export type DraftRequest = {
  readonly noteId: NoteId
  readonly version: number
  readonly transcriptId: TranscriptId
} & DraftSource &
  Pick<DraftPreferences, 'length' | 'wording'>

/** What is drafted from: text as it was pasted, or what was heard in a recording of this note. */
export type DraftSource =
  | { readonly text: string; readonly roles: SpeakerRoles }
  /** Who speaks in each of its turns, as the clinician says. */
  | { readonly recordingId: RecordingId; readonly speakers: readonly Speaker[] }

export type DraftedNote = {
  readonly note: Note
  readonly saved: SavedNote
  readonly transcript: Transcript
}

/**
 * Reads a pasted transcript, or takes what was heard, keeps it, and adds a first draft to the note: every new statement with
 * its evidence. What the note held stays.
 *
 * @returns TRANSCRIPT_UNREADABLE, RECORDING_NOT_FOUND, NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, NOTE_CONFLICT,
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
  const transcript = transcriptOf(draft.value, request)
  if (!transcript.ok) return transcript
  const { note } = draft.value.stored
  const { tenant } = ownerOf(open.launch)
  const kept = await deps.transcripts.add(note.id, tenant, transcript.value, deps.clock.now())
  if (!kept.ok) return kept
  const chart = await readChartFacts(deps, open, ['patient', 'problems', 'medications'])
  const drafted = await deps.drafter.draft(note, {
    transcript: transcript.value,
    chartFacts: chart.facts,
    length: request.length,
    wording: request.wording,
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

/** Of a recording the words are those that were heard: a page says only who spoke them. */
function transcriptOf({ transcripts }: Draft, request: DraftRequest): Result<Transcript> {
  const { transcriptId } = request
  if ('text' in request) return readTranscript(request.text, transcriptId, request.roles)
  const { recordingId, speakers } = request
  const heard = transcripts.find((one) => one.heard?.recordingId === recordingId)
  if (!heard) return err(appError('RECORDING_NOT_FOUND'))
  const assigned = assignSpeakers(heard, speakers, transcriptId)
  return assigned ? ok(assigned) : err(appError('TRANSCRIPT_UNREADABLE'))
}
