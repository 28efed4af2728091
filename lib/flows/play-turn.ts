import { secondsOfClock } from '../ambient/import/labelled-line.ts'
import { joinBytes } from '../ambient/pcm.ts'
import type { Transcript } from '../ambient/transcript.ts'
import type { TranscriptStore } from '../ambient/transcript-store.ts'
import { writeWav } from '../ambient/wav.ts'
import { type AccessGrant, audited } from '../audit/audit-log.ts'
import { piecesBetween } from '../capture/pieces-between.ts'
import type { Recording } from '../capture/recording.ts'
import { nothingRead, soundOfRecording } from '../capture/sound-of-recording.ts'
import { appError } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { NoteOwner } from '../note/note-store.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { ownerOf } from './note-deps.ts'
import { heardTranscriptOf } from './read-heard-transcript.ts'

/** A little of what was said before and after, because times are of whole seconds. */
const AROUND_MS = 2_000
const LONGEST_MS = 60_000
/** Of a last turn, of which nothing tells the end. */
const LAST_TURN_MS = 20_000

type PlayDeps = Pick<CaptureDeps, 'audit' | 'recordings'> & {
  readonly transcripts: Pick<TranscriptStore, 'ofNote'>
}

/**
 * The sound of one turn that was heard in a recording of this visit, as long as it is kept: at most a
 * minute of it, with two seconds before and after.
 *
 * @param turn its number in the transcript, from 0
 * @returns a WAV file; RECORDING_NOT_FOUND, SOUND_GONE, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function playTurn(
  deps: PlayDeps,
  launch: Launch,
  recordingId: RecordingId,
  turn: number,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const owner = ownerOf(launch)
  const found = await deps.recordings.find(owner, recordingId)
  if (!found.ok) return found
  const { value: recording } = found
  if (!recording) return err(appError('RECORDING_NOT_FOUND'))
  const event = { action: 'recording.play', recordingId, turn } as const
  return audited(deps.audit, launchWho(launch), event, async (grant) => {
    const heard = await heardTranscriptOf(deps, launch, recording)
    if (!heard.ok) return heard
    const stretch = stretchOf(heard.value, turn)
    // What was withdrawn may wait for its removal, and is played no more.
    if (!stretch || recording.state !== 'transcribed') return err(appError('SOUND_GONE'))
    return soundBetween(deps, grant, owner, recording, stretch)
  })
}

type Stretch = { readonly startMs: number; readonly endMs: number }

function stretchOf({ turns }: Transcript, turn: number): Stretch | undefined {
  const begins = (index: number) => secondsOfClock(turns[index]?.at ?? '')
  const start = begins(turn)
  if (start === undefined) return undefined
  const startMs = start * 1_000 - AROUND_MS
  const next = begins(turn + 1)
  const end = next === undefined ? start * 1_000 + LAST_TURN_MS : next * 1_000 + AROUND_MS
  return { startMs, endMs: Math.min(end, startMs + LONGEST_MS) }
}

async function soundBetween(
  { recordings }: Pick<PlayDeps, 'recordings'>,
  grant: AccessGrant,
  owner: NoteOwner,
  { id, channels }: Recording,
  stretch: Stretch,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const sizes = await recordings.chunkSizes(owner, id)
  if (!sizes.ok) return sizes
  const found = piecesBetween(sizes.value, stretch, channels)
  if (!found) return err(appError('SOUND_GONE'))
  const [first, last] = found.pieces
  const read = nothingRead()
  const chunks = recordings.chunks(grant, owner, id, found.pieces)
  const parts: Uint8Array[] = []
  for await (const part of soundOfRecording(chunks, { first, count: last + 1, channels }, read)) {
    parts.push(part)
  }
  if (read.failure) return err(read.failure)
  // Removed in this moment.
  if (read.pieces === 0) return err(appError('SOUND_GONE'))
  return ok(writeWav(joinBytes(parts).subarray(found.from, found.to), channels))
}
