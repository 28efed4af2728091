import { millisecondsOf } from '#lib/ambient/pcm.ts'
import type { SpokenWord } from '#lib/ambient/transcriber.ts'
import type { Shown, Watched } from './watch-words.ts'

/** Words up to a pause, with their times in the sound that was played. */
export type Stretch = readonly SpokenWord[]

/** How long after it was spoken something was seen, in milliseconds. */
export type WordTimes = {
  /** Each word: until the page had one in its place, right or not yet. */
  readonly placed: readonly number[]
  /** Each word: until it was there as the engine has it in the end. */
  readonly right: readonly number[]
  /** Each stretch: until its last word stood there for good. */
  readonly ended: readonly number[]
  /** Words of which the page never showed anything. */
  readonly unseen: number
}

/**
 * When words were seen.
 *
 * @param loudMs where the sound that was played begins to be loud, as the page saw it in its own
 */
export function wordTimes(
  stretches: readonly Stretch[],
  loudMs: number,
  watched: Watched,
): WordTimes {
  // Sound comes as fast as it is spoken: what arrived with the least delay tells when it was.
  const began = Math.min(...watched.sound.map(([soundMs, at]) => at - soundMs))
  const shift = (watched.loudMs ?? loudMs) - loudMs
  const wallOf = (ms = 0) => began + shift + ms
  const firstAfter = (from: number, isSo: (shown: Shown) => boolean) =>
    watched.shown.find((shown) => shown.at >= from && isSo(shown))?.at
  const times = { placed: [] as number[], right: [] as number[], ended: [] as number[] }
  let unseen = 0
  let lastEnd = 0
  for (const words of stretches) {
    for (const [place, word] of words.entries()) {
      // Until the stretch before has ended, the guess is at that one.
      const from = Math.max(wallOf(word.startMs), lastEnd)
      const isRight = ({ guess, final }: Shown) =>
        stands(`${final} ${guess}`, word, words[place - 1])
      const isPlaced = (shown: Shown) => wordsIn(shown.guess).length > place || isRight(shown)
      const since = (at: number) => Math.max(0, at - wallOf(word.endMs))
      const [placed, right] = [firstAfter(from, isPlaced), firstAfter(from, isRight)]
      if (placed === undefined) unseen += 1
      else times.placed.push(since(placed))
      if (right !== undefined) times.right.push(since(right))
    }
    const last = words.at(-1)
    if (!last) continue
    const end = firstAfter(wallOf(last.startMs), ({ final }) => stands(final, last, words.at(-2)))
    if (end === undefined) continue
    times.ended.push(Math.max(0, end - wallOf(last.endMs)))
    lastEnd = end
  }
  return { ...times, unseen }
}

const wordsIn = (shown: string): readonly string[] =>
  shown.replaceAll('…', ' ').split(/\s+/).filter(Boolean)

/** After the word before it, so that an earlier one is not taken for it. */
function stands(shown: string, word: SpokenWord, before: SpokenWord | undefined): boolean {
  const words = wordsIn(shown)
  return words.some((one, at) => one === word.text && (!before || words[at - 1] === before.text))
}

const LOUD = 0.02 * 32_768

/** Where 16 kHz PCM begins to be loud, in milliseconds. */
export function loudMs(pcm: Uint8Array): number {
  const samples = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  let at = 0
  while (at < pcm.length && samples.getInt16(at, true) <= LOUD) at += 2
  return millisecondsOf(at)
}
