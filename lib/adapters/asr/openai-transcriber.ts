import 'server-only'
import { FormData } from 'undici'
import { channelOf, joinBytes, millisecondsOf, piecesOf } from '#lib/ambient/pcm.ts'
import type { Audio, Segment, TranscribeOptions, Transcriber } from '#lib/ambient/transcriber.ts'
import { writeWav } from '#lib/ambient/wav.ts'
import { type AppError, type AppErrorCode, appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type GuardedAnswer, guardedFetch } from '../ehr/guarded-fetch.ts'
import { localityOf } from './locality-of.ts'
import { mayBeTold } from './may-be-told.ts'
import { type Piece, readOpenAiAnswer } from './openai-answer.ts'

export type OpenAiSettings = {
  /** Where the API begins: `https://speech.example.org/v1`. */
  readonly url: string
  readonly model: string
  readonly format: 'json' | 'verbose_json' | 'diarized_json'
  /** Sent with every request, such as Authorization. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether it is told names from the chart, also on another host. */
  readonly isToldNames?: boolean | undefined
  /** How long a piece of sound may be; services take 25 MB, which is 13 minutes. */
  readonly pieceMs?: number | undefined
}

const PIECE_MS = 10 * 60_000
const TIMEOUT_MS = 180_000
const MAX_ANSWER_BYTES = 8 * 1024 * 1024
const MOST_AUDIO_BYTES = 512 * 1024 * 1024

/**
 * Speech recognition by a service that speaks OpenAI's API: after the sound has ended, channel by
 * channel, in pieces cut where it is quiet. Sound goes to the origin of `url` and nowhere else.
 */
export function openAiTranscriber(settings: OpenAiSettings): Transcriber {
  const locality = localityOf(settings.url)
  return {
    engine: { name: settings.model, locality, grade: 'clinical' },
    hearsAlong: false,
    // A diarizing model takes no prompt.
    takesHints:
      settings.format !== 'diarized_json' && mayBeTold({ locality }, settings.isToldNames),
    async *transcribe(audio, options) {
      const pcm = await collect(audio, options.signal)
      if (!pcm.ok) yield pcm
      else yield* recognise(settings, audio, pcm.value, options)
    },
  }
}

async function collect({ chunks }: Audio, signal: AbortSignal): Promise<Result<Uint8Array>> {
  const all: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MOST_AUDIO_BYTES) return err(appError('AUDIO_TOO_LARGE'))
    if (signal.aborted) break
    all.push(chunk)
  }
  return ok(joinBytes(all))
}

async function* recognise(
  settings: OpenAiSettings,
  { channels }: Audio,
  pcm: Uint8Array,
  options: TranscribeOptions,
): AsyncGenerator<Result<Segment>> {
  for (const [channel, speaker] of channels.entries()) {
    const own = channelOf(pcm, channel, channels.length)
    const pieces = own.length > 0 ? piecesOf(own, settings.pieceMs ?? PIECE_MS) : []
    let offset = 0
    for (const [number, sound] of pieces.entries()) {
      if (options.signal.aborted) return
      const isOnly = pieces.length === 1
      const piece = { channel, speaker, number, offsetMs: millisecondsOf(offset), isOnly }
      const heard = await recognisePiece(settings, sound, piece, options)
      if (heard === undefined) return
      if (!heard.ok) return yield heard
      for (const segment of heard.value) yield ok(segment)
      offset += sound.length
    }
  }
}

/** @returns undefined when it was given up */
async function recognisePiece(
  settings: OpenAiSettings,
  sound: Uint8Array,
  piece: Piece,
  options: TranscribeOptions,
): Promise<Result<readonly Segment[]> | undefined> {
  try {
    const answer = await guardedFetch([new URL(settings.url).origin])({
      method: 'POST',
      url: `${settings.url.replace(/\/+$/, '')}/audio/transcriptions`,
      headers: settings.headers,
      form: formOf(settings, sound, options),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_ANSWER_BYTES,
      signal: options.signal,
    })
    return answer.ok ? readAnswer(answer.value, piece) : err(transcriberError(answer.error))
  } catch (thrown) {
    if (options.signal.aborted) return undefined
    throw thrown
  }
}

function formOf(
  { model, format }: OpenAiSettings,
  sound: Uint8Array,
  { language, hints }: TranscribeOptions,
): FormData {
  const form = new FormData()
  form.append('file', new Blob([writeWav(sound)], { type: 'audio/wav' }), 'visit.wav')
  form.append('model', model)
  form.append('response_format', format)
  form.append('language', language.split('-')[0] ?? language)
  if (format === 'verbose_json') {
    for (const kind of ['word', 'segment']) form.append('timestamp_granularities[]', kind)
  }
  // A diarizing model takes no prompt, and cuts long sound only when told to.
  if (format === 'diarized_json') form.append('chunking_strategy', 'auto')
  else if (hints.length > 0) form.append('prompt', hints.join(', '))
  return form
}

function readAnswer(answer: GuardedAnswer, piece: Piece): Result<readonly Segment[]> {
  const { status, text } = answer
  if (status !== 200) return err(appError(codeOf(status), { reason: `status ${status}` }))
  const segments = readOpenAiAnswer(text, piece)
  return segments ? ok(segments) : err(appError('TRANSCRIBER_ANSWER_UNREADABLE'))
}

function codeOf(status: number): AppErrorCode {
  if (status === 413) return 'AUDIO_TOO_LARGE'
  if (status >= 300 && status < 400) return 'TRANSCRIBER_HOST_REFUSED'
  if (status === 429 || status >= 500) return 'TRANSCRIBER_UNAVAILABLE'
  return 'TRANSCRIBER_REFUSED'
}

const CODES: Readonly<Partial<Record<AppErrorCode, AppErrorCode>>> = {
  FHIR_HOST_REFUSED: 'TRANSCRIBER_HOST_REFUSED',
  FHIR_TIMEOUT: 'TRANSCRIBER_TIMEOUT',
  FHIR_RESPONSE_TOO_LARGE: 'TRANSCRIBER_ANSWER_UNREADABLE',
}

/** What the guarded fetch says, in the words of speech recognition. */
const transcriberError = ({ code, reason }: AppError): AppError =>
  appError(CODES[code] ?? 'TRANSCRIBER_UNAVAILABLE', reason === undefined ? {} : { reason })
