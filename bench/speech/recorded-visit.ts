import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { LARGEST_CHUNK_BYTES } from '#lib/capture/audio-chunk.ts'
import type { RecordingStatus } from '#lib/flows/read-recording.ts'
import { callAction, type OpenVisit } from '../run/call-action.ts'
import { send } from '../run/http.ts'
import type { SpokenVisit } from './spoken-visit.ts'

const SCRIPT = '2026-11'
// A launch has so many requests a minute.
const ASK_AGAIN_MS = 1_000
const LONGEST_MS = 120_000

export type RecordedVisit = {
  readonly transcript: Transcript
  /** From the stop to the transcript, in milliseconds. */
  readonly waited: number
}

/** A visit recorded, stopped and transcribed by the routes and actions that a page uses. */
export async function recordedVisit(
  visit: OpenVisit,
  noteId: string,
  { pcm, channels }: SpokenVisit,
): Promise<RecordedVisit> {
  const { recordingId, url } = await begunRecording(visit, noteId, channels)
  let chunks = 0
  for (let at = 0; at < pcm.length; at += LARGEST_CHUNK_BYTES) {
    await putChunk(visit, `${url}/chunks/${chunks}`, pcm.subarray(at, at + LARGEST_CHUNK_BYTES))
    chunks += 1
  }
  const stopped = performance.now()
  await callAction(visit, 'markRecording', { recordingId, move: 'stop', chunks })
  await transcribed(visit, url)
  const waited = performance.now() - stopped
  const transcript = await json<Transcript>(visit, `${url}/transcript`)
  return { transcript, waited }
}

/** A recording with its consent, to which pieces may come. */
export async function begunRecording(visit: OpenVisit, noteId: string, channels: 1 | 2) {
  const recordingId = randomUUID()
  const answer = { isGiven: true, noteId }
  const asked = { recordingId, answer, form: 'spoken', by: 'patient', script: SCRIPT }
  await callAction(visit, 'answerConsent', asked)
  await callAction(visit, 'markRecording', { recordingId, move: 'record', channels })
  return { recordingId, url: `${visit.url}/recordings/${recordingId}` }
}

export async function putChunk(visit: OpenVisit, url: string, pcm: Uint8Array): Promise<void> {
  const digest = createHash('sha256').update(pcm).digest('base64')
  const answer = await send(url, visit.cookies, {
    method: 'PUT',
    headers: {
      connection: 'close',
      origin: new URL(url).origin,
      'chartside-page-token': visit.token,
      'content-digest': `sha-256=:${digest}:`,
    },
    body: Buffer.from(pcm),
  })
  if (answer.status === 429) {
    // A launch has so many a minute; a page waits as well.
    await delay(Number(answer.headers.get('retry-after') ?? 1) * 1_000)
    return putChunk(visit, url, pcm)
  }
  if (answer.status !== 204) throw new Error(`a piece was not taken: ${answer.status}`)
}

async function transcribed(visit: OpenVisit, url: string): Promise<void> {
  const until = performance.now() + LONGEST_MS
  while (performance.now() < until) {
    const { transcription } = await json<RecordingStatus>(visit, url)
    if (transcription?.state === 'transcribed') return
    if (transcription?.state === 'failed') throw new Error(transcription.code)
    await delay(ASK_AGAIN_MS)
  }
  throw new Error('no transcript came')
}

async function json<T>(visit: OpenVisit, url: string): Promise<T> {
  const answer = await send(url, visit.cookies, { headers: { connection: 'close' } })
  if (!answer.ok) throw new Error(`${new URL(url).pathname}: ${answer.status}`)
  return (await answer.json()) as T // of the build that is measured
}
