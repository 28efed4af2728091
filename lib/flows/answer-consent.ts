import type { AccessGrant } from '../audit/audit-log.ts'
import type { Consent } from '../capture/consent.ts'
import { moveRecording } from '../capture/move-recording.ts'
import type { Recording } from '../capture/recording.ts'
import { appError } from '../kernel/app-error.ts'
import type { NoteId, RecordingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { ownerOf } from './note-deps.ts'

export type ConsentRequest = Omit<Consent, 'answeredAt'> & {
  /** Made by the caller, so that a lost answer can be asked for again. */
  readonly recordingId: RecordingId
  readonly answer: { readonly isGiven: true; readonly noteId: NoteId } | { readonly isGiven: false }
}

/**
 * Keeps what was answered to the question whether this visit may be recorded. Without a yes no sound
 * is ever taken; a no costs nothing and opens nothing (R1).
 *
 * @returns the recording; NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, RECORDING_NOT_FOUND,
 *   STORE_UNAVAILABLE
 */
export async function answerConsent(
  deps: Pick<CaptureDeps, 'recordings' | 'notes' | 'clock'>,
  grant: AccessGrant,
  launch: Launch,
  { recordingId, answer, ...asked }: ConsentRequest,
): Promise<Result<Recording>> {
  const owner = ownerOf(launch)
  if (answer.isGiven) {
    const note = await deps.notes.find(owner, answer.noteId)
    if (!note.ok) return note
    if (!note.value) return err(appError('NOTE_NOT_FOUND'))
    if (note.value.state === 'approved') return err(appError('NOTE_ALREADY_APPROVED'))
  }
  const state = moveRecording('asked', answer.isGiven ? 'consent' : 'decline')
  if (!state.ok) return state
  const recording: Recording = {
    id: recordingId,
    noteId: answer.isGiven ? answer.noteId : undefined,
    consent: { ...asked, answeredAt: deps.clock.now() },
    state: state.value,
    chunkCount: undefined,
    channels: 1,
    transcription: undefined,
  }
  const added = await deps.recordings.add(grant, owner, recording, launch.id)
  if (!added.ok) return added
  const found = await deps.recordings.find(owner, recordingId)
  if (!found.ok) return found
  return found.value ? ok(found.value) : err(appError('RECORDING_NOT_FOUND'))
}
