import { LONGEST_CHUNK_MS } from '#lib/capture/audio-chunk.ts'
import type { WordsNow } from '#lib/capture/words-so-far.ts'
import type { RecordingStatus } from '#lib/flows/read-recording.ts'
import { type AppErrorCode, errorTable } from '#lib/kernel/app-error.ts'
import type { NoteId, RecordingId } from '#lib/kernel/ids.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { reportSession } from '../session/session-report.ts'
import { ask } from '../visit/ask.ts'
import type { VisitActions } from '../visit/visit-actions.ts'
import { createRecorder } from './create-recorder.ts'
import { encryptedSoundBuffer } from './encrypted-sound-buffer.ts'
import { indexedChunkShelf } from './indexed-chunk-shelf.ts'
import { microphonePlace } from './microphone-place.ts'
import { troubleBeforeAsking } from './microphone-trouble.ts'
import { openMicrophone } from './open-microphone.ts'
import { openSoundPath } from './open-sound-path.ts'
import { openVoiceModel } from './open-voice-model.ts'
import type {
  LeftRecording,
  Recorder,
  RecorderDeps,
  RecorderServer,
  RecorderStart,
} from './recorder.ts'
import { sendChunk } from './send-chunk.ts'
import { sturdySoundBuffer } from './sturdy-sound-buffer.ts'
import type { VisitCapture } from './visit-capture.ts'

export type RecorderPage = {
  readonly launchId: string
  readonly noteId: NoteId
  readonly capture: Pick<VisitCapture, 'token' | 'script' | 'fileScript'>
  readonly actions: Pick<
    VisitActions,
    | 'answerConsent'
    | 'markRecording'
    | 'abandonRecording'
    | 'transcribeRecording'
    | 'withdrawConsent'
  >
  /** 32 bytes, base64, of this user and patient. */
  readonly deviceKey: string
  readonly onHeard: (recordingId: RecordingId) => void
}

/** The recorder of this page, with the browser's microphone, shelf and network. */
export function openRecorder(page: RecorderPage, start: RecorderStart = {}): Recorder {
  return createRecorder(
    {
      server: serverOf(page),
      troubleBefore: () => troubleBeforeAsking(microphonePlace()),
      openSound: (id, on) =>
        openSound(page, id, start.left?.recordingId === id ? start.left : undefined, on),
      wait: untilOnlineOr,
      // The only place where a page makes one.
      newId: () => crypto.randomUUID() as RecordingId,
      now: () => instantOf(Date.now()),
      onHeard: page.onHeard,
    },
    start,
  )
}

function serverOf({ launchId, noteId, capture, actions }: RecorderPage): RecorderServer {
  return {
    answer: (recordingId, { about, ...asked }, isGiven) =>
      told(
        actions.answerConsent({
          recordingId,
          answer: isGiven ? { isGiven, noteId } : { isGiven },
          ...asked,
          script: (about === 'file' ? capture.fileScript : capture.script).version,
        }),
      ),
    mark: (recordingId, move) => told(actions.markRecording({ recordingId, ...move })),
    abandon: (recordingId) => told(actions.abandonRecording({ recordingId })),
    withdraw: (recordingId) => told(actions.withdrawConsent({ recordingId })),
    transcribe: (recordingId) => told(actions.transcribeRecording({ recordingId })),
    status: (recordingId) => read<RecordingStatus>(launchId, recordingId),
    words: (recordingId, seen) => read<WordsNow>(launchId, `${recordingId}/words?seen=${seen}`),
  }
}

async function told<T, E extends { readonly code: AppErrorCode }>(
  answer: Promise<Result<T, E>>,
): Promise<Result<T, E | { readonly code: AppErrorCode }>> {
  const result = await ask(answer)
  if (!result.ok) reportSession(result.error.code)
  return result
}

async function read<T>(
  launchId: string,
  what: string,
): Promise<Result<T, { readonly code: AppErrorCode }>> {
  try {
    const answer = await fetch(`/l/${launchId}/recordings/${what}`, { cache: 'no-store' })
    const said: unknown = await answer.json()
    // Our own server, of the same build as this page.
    if (answer.ok) return ok(said as T)
    const { code } = said as { readonly code?: string }
    const known = code !== undefined && Object.hasOwn(errorTable, code)
    return err({ code: known ? (code as AppErrorCode) : 'UNEXPECTED' })
  } catch {
    return err({ code: 'SERVER_UNREACHABLE' })
  }
}

type SoundEvents = Parameters<RecorderDeps['openSound']>[1]

async function openSound(
  page: RecorderPage,
  id: RecordingId,
  left: LeftRecording | undefined,
  on: SoundEvents,
) {
  const shelf = indexedChunkShelf(id, Date.now)
  const there = await Promise.all([shelf.last(), shelf.count()]).then(
    ([last = -1, shelved]) => ({ isShelved: true, last, shelved }),
    () => ({ isShelved: false, last: -1, shelved: 0 }),
  )
  const status = left ? await read<RecordingStatus>(page.launchId, id) : undefined
  const arrived = status?.ok ? (status.value.arrived.at(-1)?.[1] ?? -1) : -1
  const first = Math.max(there.last, arrived) + 1
  const channels = left?.channels ?? 1
  // What waits here is counted as pieces of the longest: a little more than was recorded.
  const before =
    (status?.ok ? status.value.milliseconds : 0) + (there.shelved * LONGEST_CHUNK_MS) / channels
  const { token } = page.capture
  const path = openSoundPath({
    buffer: sturdySoundBuffer(encryptedSoundBuffer(id, page.deviceKey, shelf)),
    send: (chunk) => sendChunk({ launchId: page.launchId, token }, id, chunk),
    wait: untilOnlineOr,
    microphone: openMicrophone,
    openVoiceModel,
    ...{ first, before, channels },
    ...on,
  })
  return { path, before, isShelved: there.isShelved, shelved: there.shelved }
}

/** A pause that ends early when the network is back. */
const untilOnlineOr = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    window.addEventListener('online', end)
  })
