import type { Segment, Transcriber } from '../ambient/transcriber.ts'
import type { AccessGrant } from '../audit/audit-log.ts'
import { MOST_CHUNKS } from '../capture/audio-chunk.ts'
import { isAboutFile } from '../capture/consent.ts'
import type { OpenRecording } from '../capture/recording-store.ts'
import { withSegment, wordsOf } from '../capture/words-so-far.ts'
import type { WordsStore } from '../capture/words-store.ts'
import { type AppError, appError } from '../kernel/app-error.ts'
import type { EhrId, LaunchId, RecordingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { engineOnTrail } from './engine-on-trail.ts'
import { whoOfOwner } from './who-of-owner.ts'

const LANGUAGE = 'en-US'
/** How often new pieces are looked for: each holds up to two seconds. */
const LOOK_EVERY_MS = 200
/** A piece that was overtaken by the next is waited for so often. */
const LOOKS_FOR_OVERTAKEN = 10
/** Without a piece for ten minutes nobody speaks any more. */
const LOOKS_WITHOUT_SOUND = 3_000

export type ListenDeps = Pick<CaptureDeps, 'audit' | 'recordings'> & {
  readonly words: WordsStore
  /** What may hear the visits of an EHR while they are spoken; undefined: nothing. */
  readonly transcriberFor: (ehrId: EhrId) => Transcriber | undefined
  /** Names from the chart that it is told to listen for (hintsOfChart). */
  readonly hintsFor: (launchId: LaunchId, transcriber: Transcriber) => Promise<readonly string[]>
  readonly pause: (milliseconds: number) => Promise<void>
}

/**
 * Hears a recording while it is made, so that whoever speaks sees words. Nothing rests on it: the
 * transcript is made from the whole sound at the end, and when this ends early there are just no more
 * words to see.
 *
 * @returns why it ended early, if it did; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function listenAlong(
  deps: ListenDeps,
  id: RecordingId,
  signal: AbortSignal,
): Promise<Result<void>> {
  const found = await deps.words.underWay(id)
  if (!found.ok) return found
  const { value: open } = found
  const transcriber = open && deps.transcriberFor(open.owner.ehrId)
  if (open?.fate !== 'open' || !transcriber?.hearsAlong) return ok(undefined)
  // Nobody is speaking: it comes at once, and is heard when it is there.
  if (isAboutFile(open.recording.consent)) return ok(undefined)
  const grant = await deps.audit.intend(whoOfOwner(open.owner, open.launchId), {
    ...{ action: 'recording.transcribe', recordingId: id },
    ...engineOnTrail(transcriber),
  })
  if (!grant.ok) return grant
  const tail: Tail = { pieces: 0, failure: undefined }
  const heard = await hear(deps, grant.value, open, transcriber, tail, signal)
  await deps.audit.conclude(
    grant.value,
    heard.ok
      ? { result: 'done', records: tail.pieces }
      : { result: 'failed', code: heard.error.code },
  )
  return heard
}

type Tail = { pieces: number; failure: AppError | undefined }

async function hear(
  deps: ListenDeps,
  grant: AccessGrant,
  open: OpenRecording,
  transcriber: Transcriber,
  tail: Tail,
  signal: AbortSignal,
): Promise<Result<void>> {
  const { owner, launchId, recording } = open
  const audio = {
    channels:
      recording.channels === 2 ? (['clinician', 'patient'] as const) : (['unknown'] as const),
    chunks: soundAsItComes(deps, grant, open, tail, signal),
  }
  let segments: ReadonlyMap<string, Segment> = new Map()
  const hints = await deps.hintsFor(launchId, transcriber)
  const options = { language: LANGUAGE, hints, signal }
  for await (const heard of transcriber.transcribe(audio, options)) {
    if (!heard.ok) return heard
    segments = withSegment(segments, heard.value)
    const kept = await deps.words.put(grant, owner, recording.id, wordsOf(segments))
    if (!kept.ok) return kept
    if (!kept.value) return err(appError('RECORDING_NOT_POSSIBLE'))
  }
  return tail.failure ? err(tail.failure) : ok(undefined)
}

/** Pieces in their order as they arrive, until the recording is stopped or taken back. */
async function* soundAsItComes(
  { recordings, pause }: ListenDeps,
  grant: AccessGrant,
  { owner, recording: { id, channels } }: OpenRecording,
  tail: Tail,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const frame = channels * 2
  let next = 0
  for (let looks = 0; !signal.aborted && looks < LOOKS_WITHOUT_SOUND; looks += 1) {
    const found = await recordings.find(owner, id)
    if (!found.ok) {
      tail.failure = found.error
      return
    }
    for await (const chunk of recordings.chunks(grant, owner, id, [next, MOST_CHUNKS])) {
      if (!chunk.ok) {
        tail.failure = chunk.error
        return
      }
      const { seq, pcm } = chunk.value
      if (seq > next && looks < LOOKS_FOR_OVERTAKEN) break
      yield pcm.subarray(0, pcm.length - (pcm.length % frame))
      next = seq + 1
      tail.pieces += 1
      looks = 0
    }
    // What came before the stop was read after it was seen.
    if (found.value?.state !== 'recording' && found.value?.state !== 'paused') return
    await pause(LOOK_EVERY_MS)
  }
}
