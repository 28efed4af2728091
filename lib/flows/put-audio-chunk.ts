import { type AudioChunk, checkChunk } from '../capture/audio-chunk.ts'
import { appError } from '../kernel/app-error.ts'
import { assertNever } from '../kernel/assert-never.ts'
import { sameBytes } from '../kernel/bytes.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { NoteOwner } from '../note/note-store.ts'
import type { Launch } from '../smart/launch.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { ownerOf } from './note-deps.ts'

type PutDeps = Pick<CaptureDeps, 'recordings' | 'sha256Bytes'>

/**
 * Keeps a piece of sound of a recording under way. It can be sent again after a lost answer.
 *
 * @param digest SHA-256 of the bytes, as their sender has it
 * @returns AUDIO_CHUNK_INVALID, AUDIO_CHUNK_DIFFERS, CONSENT_MISSING, RECORDING_NOT_FOUND,
 *   RECORDING_NOT_POSSIBLE, STORE_UNAVAILABLE
 */
export async function putAudioChunk(
  { recordings, sha256Bytes }: PutDeps,
  launch: Launch,
  recordingId: RecordingId,
  { digest, ...chunk }: AudioChunk & { readonly digest: Uint8Array },
): Promise<Result<void>> {
  const checked = checkChunk(chunk)
  if (!checked.ok) return checked
  if (!sameBytes(sha256Bytes(chunk.pcm), digest)) return err(appError('AUDIO_CHUNK_INVALID'))
  const owner = ownerOf(launch)
  const put = await recordings.putChunk(owner, recordingId, chunk)
  if (!put.ok) return put
  switch (put.value) {
    case 'kept':
    case 'there':
      return ok(undefined)
    case 'differs':
      return err(appError('AUDIO_CHUNK_DIFFERS'))
    case 'not-taken':
      return whyNotTaken(recordings, owner, recordingId)
    default:
      return assertNever(put.value)
  }
}

async function whyNotTaken(
  recordings: PutDeps['recordings'],
  owner: NoteOwner,
  recordingId: RecordingId,
): Promise<Result<never>> {
  const found = await recordings.find(owner, recordingId)
  if (!found.ok) return found
  if (!found.value) return err(appError('RECORDING_NOT_FOUND'))
  const isAllowed = !['declined', 'withdrawn'].includes(found.value.state)
  return err(appError(isAllowed ? 'RECORDING_NOT_POSSIBLE' : 'CONSENT_MISSING'))
}
