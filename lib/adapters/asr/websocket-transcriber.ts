import 'server-only'
import { randomUUID } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerMessage } from '#lib/ambient/speech-protocol.ts'
import type { Audio, Segment, TranscribeOptions, Transcriber } from '#lib/ambient/transcriber.ts'
import { type AppErrorCode, appError } from '#lib/kernel/app-error.ts'
import { assertNever } from '#lib/kernel/assert-never.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { localityOf } from './locality-of.ts'
import { mayBeTold } from './may-be-told.ts'
import { type SoundWindow, soundWindow } from './sound-window.ts'
import { type Ending, openSpeechConnection, type SpeechConnection } from './speech-connection.ts'

export type WebSocketSettings = {
  /** `wss://speech.example.org/listen` */
  readonly url: string
  /** What the engine behind it is called. */
  readonly model: string
  /** Sent when connecting, such as Authorization. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether it is told names from the chart, also on another host. */
  readonly isToldNames?: boolean | undefined
  readonly timing?: Timing | undefined
}

type Timing = {
  /** How long the server may say nothing. */
  readonly silenceMs: number
  /** Before the first new try; doubled with each that brings nothing. */
  readonly pauseMs: number
}

const TIMING: Timing = { silenceMs: 30_000, pauseMs: 250 }
/** Chunks that may be on their way: beyond that the sound waits at its source. */
const MOST_ON_THE_WAY = 64
/** Connections in a row that bring nothing, before it is given up. */
const MOST_TRIES = 5

/**
 * Speech recognition while one speaks, by the protocol of docs/speech-protocol.md. What was sent is
 * held until it has arrived; a lost connection is opened again and goes on where it broke off.
 */
export function websocketTranscriber(settings: WebSocketSettings): Transcriber {
  const locality = localityOf(settings.url)
  return {
    engine: { name: settings.model, locality, grade: 'clinical' },
    hearsAlong: true,
    takesHints: mayBeTold({ locality }, settings.isToldNames),
    async *transcribe(audio, options) {
      const session = startSession(settings, audio, options)
      options.signal.addEventListener('abort', session.stop)
      if (options.signal.aborted) session.stop()
      try {
        // Written by the session alone, one result each.
        yield* session.heard as AsyncIterable<Result<Segment>>
      } finally {
        options.signal.removeEventListener('abort', session.stop)
        session.stop()
      }
    },
  }
}

type Session = {
  readonly id: string
  readonly audio: Audio
  readonly options: TranscribeOptions
  readonly sound: SoundWindow
  readonly heard: PassThrough
  /** Segment messages that have arrived. */
  arrived: number
  /** All of the sound is in the window. */
  isWhole: boolean
  isOver: boolean
  /** The connection that has said it is ready. */
  ready: SpeechConnection | undefined
}

function startSession(settings: WebSocketSettings, audio: Audio, options: TranscribeOptions) {
  const session: Session = {
    id: randomUUID(),
    audio,
    options,
    sound: soundWindow(MOST_ON_THE_WAY),
    heard: new PassThrough({ objectMode: true }),
    arrived: 0,
    isWhole: false,
    isOver: false,
    ready: undefined,
  }
  const stopping = new AbortController()
  const stop = () => {
    finish(session)
    stopping.abort()
  }
  const broken = (cause: Error) => session.heard.destroy(cause)
  feed(session).catch(broken)
  stayConnected(session, settings, stopping.signal).catch(broken)
  return { heard: session.heard, stop }
}

/** Takes the sound no faster than it arrives at the other side. */
async function feed(session: Session): Promise<void> {
  const { sound, audio } = session
  for await (const pcm of audio.chunks) {
    await sound.room()
    if (session.isOver) return
    const chunk = sound.put(pcm)
    session.ready?.sendChunk(chunk.number, chunk.pcm)
  }
  session.isWhole = true
  session.ready?.send({ type: 'end', chunks: sound.count() })
}

async function stayConnected(
  session: Session,
  settings: WebSocketSettings,
  signal: AbortSignal,
): Promise<void> {
  const { silenceMs, pauseMs } = settings.timing ?? TIMING
  for (let tries = 0; !session.isOver; tries += 1) {
    const before = progressOf(session)
    const ending = await connectOnce(session, settings, silenceMs, signal)
    if (session.isOver) return
    if (ending === 'unreadable') return fail(session, 'TRANSCRIBER_ANSWER_UNREADABLE')
    if (progressOf(session) > before) tries = 0
    if (tries >= MOST_TRIES) {
      return fail(session, ending === 'silent' ? 'TRANSCRIBER_TIMEOUT' : 'TRANSCRIBER_UNAVAILABLE')
    }
    await sleep(pauseMs * 2 ** tries, undefined, { signal }).catch(() => undefined)
  }
}

const progressOf = ({ arrived, sound }: Session): number =>
  arrived + sound.count() - sound.held().length

async function connectOnce(
  session: Session,
  { url, headers }: WebSocketSettings,
  silenceMs: number,
  signal: AbortSignal,
): Promise<Ending> {
  const connection = openSpeechConnection(url, headers, silenceMs, {
    opened: () => connection.send(startOf(session)),
    message: (message) => hear(session, connection, message),
  })
  const close = () => connection.close()
  signal.addEventListener('abort', close)
  const ending = await connection.ended
  signal.removeEventListener('abort', close)
  session.ready = undefined
  return ending
}

const startOf = ({ id, audio, options, arrived }: Session) =>
  ({
    type: 'start',
    session: id,
    sampleRate: 16_000,
    channels: audio.channels,
    language: options.language,
    hints: options.hints,
    heard: arrived,
  }) as const

function hear(session: Session, connection: SpeechConnection, message: ServerMessage): void {
  const { sound } = session
  switch (message.type) {
    case 'ready':
      resume(session, connection, message.received)
      return
    case 'ack':
      if (!sound.release(message.received)) fail(session, 'TRANSCRIBER_ANSWER_UNREADABLE')
      return
    case 'segment':
      if (message.number === session.arrived) give(session, message)
      return
    case 'done':
      finish(session)
      return
    case 'error':
      fail(session, message.code === 'busy' ? 'TRANSCRIBER_UNAVAILABLE' : 'TRANSCRIBER_REFUSED')
      return
    default:
      assertNever(message)
  }
}

/** Goes on with the first chunk that the server has not. */
function resume(session: Session, connection: SpeechConnection, received: number): void {
  const { sound } = session
  if (!sound.release(received)) {
    fail(session, 'TRANSCRIBER_UNAVAILABLE', 'sound was lost')
    return
  }
  session.ready = connection
  for (const { number, pcm } of sound.held()) connection.sendChunk(number, pcm)
  if (session.isWhole) connection.send({ type: 'end', chunks: sound.count() })
}

function give(session: Session, { segment }: Extract<ServerMessage, { type: 'segment' }>): void {
  session.arrived += 1
  const { channel, voice, ...rest } = segment
  const speaker = session.audio.channels[channel] ?? 'unknown'
  const label = speaker === 'unknown' ? (voice ?? '') : ''
  const speakerSource = speaker !== 'unknown' ? 'channel' : label === '' ? 'none' : 'diarizer'
  if (!session.isOver) session.heard.write(ok({ ...rest, speaker, speakerSource, label }))
}

function fail(session: Session, code: AppErrorCode, reason?: string): void {
  if (!session.isOver) session.heard.write(err(appError(code, reason ? { reason } : {})))
  finish(session)
}

function finish(session: Session): void {
  if (session.isOver) return
  session.isOver = true
  session.ready?.close()
  session.heard.end()
}
