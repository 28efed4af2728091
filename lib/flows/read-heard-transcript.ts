import type { Transcript } from '../ambient/transcript.ts'
import type { TranscriptStore } from '../ambient/transcript-store.ts'
import { audited } from '../audit/audit-log.ts'
import type { Recording } from '../capture/recording.ts'
import { appError } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { ownerOf } from './note-deps.ts'

type ReadDeps = Pick<CaptureDeps, 'audit' | 'recordings'> & {
  readonly transcripts: Pick<TranscriptStore, 'ofNote'>
}

/**
 * What was heard in a recording of this visit, also after its sound is gone.
 * @returns RECORDING_NOT_FOUND, also when it has no transcript; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function readHeardTranscript(
  deps: ReadDeps,
  launch: Launch,
  recordingId: RecordingId,
): Promise<Result<Transcript>> {
  const found = await deps.recordings.find(ownerOf(launch), recordingId)
  if (!found.ok) return found
  const { value: recording } = found
  if (!recording) return err(appError('RECORDING_NOT_FOUND'))
  const event = { action: 'recording.read', recordingId } as const
  return audited(deps.audit, launchWho(launch), event, () =>
    heardTranscriptOf(deps, launch, recording),
  )
}

/** @returns RECORDING_NOT_FOUND when it has none, STORE_UNAVAILABLE */
export async function heardTranscriptOf(
  { transcripts }: Pick<ReadDeps, 'transcripts'>,
  { tenant }: Launch,
  { noteId, transcription }: Pick<Recording, 'noteId' | 'transcription'>,
): Promise<Result<Transcript>> {
  if (noteId === undefined || transcription?.state !== 'transcribed') {
    return err(appError('RECORDING_NOT_FOUND'))
  }
  const kept = await transcripts.ofNote(noteId, tenant)
  if (!kept.ok) return kept
  const heard = kept.value.find(({ id }) => id === transcription.transcriptId)
  return heard ? ok(heard) : err(appError('RECORDING_NOT_FOUND'))
}
