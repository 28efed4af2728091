import type { Segment, Transcriber } from '../ambient/transcriber.ts'
import type { AccessGrant } from '../audit/audit-log.ts'
import type { AudioRetention } from '../capture/audio-retention.ts'
import type {
  EndedHearing,
  Hearing,
  HearingOutcome,
  HearingStore,
} from '../capture/hearing-store.ts'
import { nothingRead, soundOfRecording } from '../capture/sound-of-recording.ts'
import type { AppErrorCode } from '../kernel/app-error.ts'
import type { EhrId, LaunchId, RecordingId } from '../kernel/ids.ts'
import type { Random } from '../kernel/random.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { engineOnTrail } from './engine-on-trail.ts'
import { deleteHeardSound, hearingOnTrail, outcomeOfHearing } from './outcome-of-hearing.ts'
import { whoOfOwner } from './who-of-owner.ts'

/** Tries that ended without a word, such as by the death of the process, before it is a failure. */
const MOST_TRIES = 5
const LANGUAGE = 'en-US'

/** Stands by while a recording is heard: says that it still is, and ends it when that is no use. */
export type HearingWatch = {
  /** Ends with the first of the reasons. */
  readonly signal: AbortSignal
  readonly why: () => 'not-ours' | 'too-long' | 'stopping' | undefined
  readonly stop: () => void
}

export type HearDeps = Pick<CaptureDeps, 'audit' | 'recordings' | 'clock'> & {
  readonly hearings: HearingStore
  readonly random: Pick<Random, 'uuid'>
  /** What may hear the visits of an EHR (mayListen); undefined: nothing. */
  readonly transcriberFor: (ehrId: EhrId) => Transcriber | undefined
  /** Names from the chart that it is told to listen for (hintsOfChart). */
  readonly hintsFor: (launchId: LaunchId, transcriber: Transcriber) => Promise<readonly string[]>
  readonly watch: (keep: () => Promise<Result<boolean>>) => HearingWatch
  readonly retention: AudioRetention
}

/**
 * Hears a recording that is due, keeps its transcript and removes the sound that is not kept any
 * longer. Whose it is and which note it is for, its row says. It may end at any moment: then it is
 * due again, and comes to one transcript all the same.
 *
 * @returns `not-due`, or how it ended; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE: it is due again later
 */
export async function hearRecording(
  deps: HearDeps,
  id: RecordingId,
): Promise<Result<EndedHearing | 'not-due'>> {
  const begun = await deps.hearings.begin(id, deps.random.uuid())
  if (!begun.ok) return begun
  const hearing = begun.value
  if (!hearing) return ok('not-due')
  const transcriber = deps.transcriberFor(hearing.owner.ehrId)
  const who = whoOfOwner(hearing.owner, hearing.launchId)
  const grant = await deps.audit.intend(who, {
    ...{ action: 'recording.transcribe', recordingId: id },
    ...engineOnTrail(transcriber),
  })
  if (!grant.ok) return grant
  const outcome = await outcomeOf(deps, grant.value, hearing, transcriber).catch((bug: unknown) => {
    void deps.audit.conclude(grant.value, { result: 'failed', code: 'UNEXPECTED' })
    throw bug
  })
  const ended = outcome.ok ? await deps.hearings.end(grant.value, hearing, outcome.value) : outcome
  await deps.audit.conclude(grant.value, hearingOnTrail(outcome, ended))
  if (outcome.ok && outcome.value.state === 'transcribed' && ended.ok && ended.value === 'kept') {
    await deleteHeardSound(deps, hearing)
  }
  return ended
}

const failed = (code: AppErrorCode): Result<HearingOutcome> => ok({ state: 'failed', code })

async function outcomeOf(
  deps: HearDeps,
  grant: AccessGrant,
  hearing: Hearing,
  transcriber: Transcriber | undefined,
): Promise<Result<HearingOutcome>> {
  if (!transcriber) return failed('TRANSCRIBER_OFF')
  if (hearing.tries > MOST_TRIES) return failed('TRANSCRIBER_UNAVAILABLE')
  const there = await deps.recordings.chunkNumbers(hearing.owner, hearing.recording.id)
  if (!there.ok) return there
  if (there.value.length === 0) return failed('RECORDING_EMPTY')
  const watch = deps.watch(() => deps.hearings.keep(hearing))
  try {
    return await transcribe(deps, grant, hearing, transcriber, watch)
  } finally {
    watch.stop()
  }
}

async function transcribe(
  deps: HearDeps,
  grant: AccessGrant,
  hearing: Hearing,
  transcriber: Transcriber,
  { signal, why }: HearingWatch,
): Promise<Result<HearingOutcome>> {
  const { owner, launchId, recording } = hearing
  const { id, channels, chunkCount = 0 } = recording
  const read = nothingRead()
  const chunks = deps.recordings.chunks(grant, owner, id)
  const audio = {
    channels: channels === 2 ? (['clinician', 'patient'] as const) : (['unknown'] as const),
    chunks: soundOfRecording(chunks, { count: chunkCount, channels }, read),
  }
  const hints = await deps.hintsFor(launchId, transcriber)
  const segments: Segment[] = []
  for await (const heard of transcriber.transcribe(audio, {
    language: LANGUAGE,
    hints,
    signal,
  })) {
    if (!heard.ok) return failed(heard.error.code)
    if (heard.value.isFinal) segments.push(heard.value)
  }
  const end = why()
  if (end === 'too-long') return failed('TRANSCRIBER_TIMEOUT')
  if (end) return ok({ state: 'interrupted' })
  if (read.failure) return err(read.failure)
  if (!read.isWhole) return failed('TRANSCRIBER_UNAVAILABLE')
  return ok(outcomeOfHearing(deps, hearing, transcriber, segments, read))
}
