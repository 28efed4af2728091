import { setTimeout as delay } from 'node:timers/promises'
import { LARGEST_CHUNK_BYTES, LONGEST_CHUNK_MS } from '#lib/capture/audio-chunk.ts'
import type { WordsSoFar } from '#lib/capture/words-so-far.ts'
import { callAction, type OpenVisit } from '../run/call-action.ts'
import { begunRecording, json, putChunk } from './recorded-visit.ts'
import type { SpokenVisit } from './spoken-visit.ts'

const ASK_AGAIN_MS = 500

/**
 * A visit recorded as fast as it is spoken.
 * @returns for each time that its page saw other words: how long after the last piece had arrived, in
 *   milliseconds
 */
export async function heardAlong(
  visit: OpenVisit,
  noteId: string,
  { pcm, channels }: SpokenVisit,
): Promise<readonly number[]> {
  const { recordingId, url } = await begunRecording(visit, noteId, channels)
  const waited: number[] = []
  let [arrived, seen, chunks] = [performance.now(), '', 0]
  const look = async () => {
    const words = JSON.stringify(await json<WordsSoFar>(visit, `${url}/words`))
    if (words !== seen && words !== '[]') waited.push(performance.now() - arrived)
    seen = words
  }
  for (let at = 0; at < pcm.length; at += LARGEST_CHUNK_BYTES) {
    const piece = pcm.subarray(at, at + LARGEST_CHUNK_BYTES)
    const next = performance.now() + LONGEST_CHUNK_MS / channels
    await putChunk(visit, `${url}/chunks/${chunks}`, piece)
    arrived = performance.now()
    chunks += 1
    while (performance.now() < next) {
      await look()
      await delay(ASK_AGAIN_MS)
    }
  }
  await callAction(visit, 'withdrawConsent', { recordingId })
  return waited
}
