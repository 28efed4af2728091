import type { Segment, Transcriber } from '../ambient/transcriber.ts'
import type { AccessGrant } from '../audit/audit-log.ts'
import { isAboutFile } from '../capture/consent.ts'
import type { EndedHearing, Hearing, HearingOutcome } from '../capture/hearing-store.ts'
import type { RecordingNews } from '../capture/recording-news.ts'
import { withSegment, wordsOf } from '../capture/words-so-far.ts'
import type { WordsStore } from '../capture/words-store.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { engineOnTrail } from './engine-on-trail.ts'
import type { HearDeps, HearingWatch } from './hear-recording.ts'
import { keepNewest } from './keep-newest.ts'
import { deleteHeardSound, hearingOnTrail, outcomeOfHearing } from './outcome-of-hearing.ts'
import { nothingCame, soundAsItComes } from './sound-as-it-comes.ts'
import { whoOfOwner } from './who-of-owner.ts'

const LANGUAGE = 'en-US'

export type ListenDeps = HearDeps & { readonly words: WordsStore; readonly news: RecordingNews }

/**
 * Hears a recording while it is made, so that whoever speaks sees words, and keeps its transcript
 * soon after the stop. It may end at any moment: nothing is kept of half a recording, which is then
 * due to be heard whole (hearRecording).
 *
 * @returns `not-heard`, how it ended, or why it ended early; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function listenAlong(
  deps: ListenDeps,
  id: RecordingId,
): Promise<Result<EndedHearing | 'not-heard'>> {
  const found = await deps.words.underWay(id)
  if (!found.ok) return found
  const { value: open } = found
  const transcriber = open && deps.transcriberFor(open.owner.ehrId)
  if (open?.fate !== 'open' || !transcriber?.hearsAlong) return ok('not-heard')
  // Nobody is speaking: it comes at once, and is heard when it is there.
  if (isAboutFile(open.recording.consent)) return ok('not-heard')
  const grant = await deps.audit.intend(whoOfOwner(open.owner, open.launchId), {
    ...{ action: 'recording.transcribe', recordingId: id },
    ...engineOnTrail(transcriber),
  })
  if (!grant.ok) return grant
  const begun = await deps.hearings.beginAlong(id, deps.random.uuid())
  if (begun.ok && begun.value) return hear(deps, grant.value, begun.value, transcriber)
  const code = begun.ok ? 'RECORDING_NOT_POSSIBLE' : begun.error.code
  await deps.audit.conclude(grant.value, { result: 'failed', code })
  return begun.ok ? ok('not-heard') : begun
}

async function hear(
  deps: ListenDeps,
  grant: AccessGrant,
  hearing: Hearing,
  transcriber: Transcriber,
): Promise<Result<EndedHearing>> {
  const watch = deps.watch(() => deps.hearings.keep(hearing))
  const heard = await follow(deps, grant, hearing, transcriber, watch)
    .catch((bug: unknown) => {
      void deps.audit.conclude(grant, { result: 'failed', code: 'UNEXPECTED' })
      throw bug
    })
    .finally(watch.stop)
  // Also after a failure: then it is heard whole, once it is stopped.
  const ended = await deps.hearings.end(
    grant,
    hearing,
    heard.ok ? heard.value : { state: 'interrupted' },
  )
  await deps.audit.conclude(grant, hearingOnTrail(heard, ended))
  const isKept = ended.ok && ended.value === 'kept'
  if (isKept && heard.ok && heard.value.state === 'transcribed') {
    await deleteHeardSound(deps, hearing)
  }
  return heard.ok ? ended : heard
}

async function follow(
  deps: ListenDeps,
  grant: AccessGrant,
  hearing: Hearing,
  transcriber: Transcriber,
  { signal, why }: HearingWatch,
): Promise<Result<HearingOutcome>> {
  const { owner, launchId, recording } = hearing
  const coming = nothingCame()
  const audio = {
    channels:
      recording.channels === 2 ? (['clinician', 'patient'] as const) : (['unknown'] as const),
    chunks: soundAsItComes(deps, grant, hearing, coming, signal),
  }
  const page = keepNewest(async (words: ReadonlyMap<string, Segment>) => {
    // Nothing rests on it: whoever may not have them any more, the hearing's end knows.
    await deps.words.put(grant, owner, recording.id, wordsOf(words))
  })
  let shown: ReadonlyMap<string, Segment> = new Map()
  const segments: Segment[] = []
  const hints = await deps.hintsFor(launchId, transcriber)
  const options = { language: LANGUAGE, hints, signal }
  for await (const heard of transcriber.transcribe(audio, options)) {
    if (!heard.ok) return heard
    if (heard.value.isFinal) segments.push(heard.value)
    shown = withSegment(shown, heard.value)
    page.put(shown)
  }
  await page.settled()
  if (coming.failure) return err(coming.failure)
  if (why() || !coming.isWhole) return ok({ state: 'interrupted' })
  return ok(outcomeOfHearing(deps, hearing, transcriber, segments, { ...coming, missing: [] }))
}
