import { millisecondsOf } from '#lib/ambient/pcm.ts'
import type { SpokenWord } from '#lib/ambient/transcriber.ts'
import type { Watched } from './watch-words.ts'

/** Words up to a pause, with their times in the sound that was played. */
export type Stretch = readonly SpokenWord[]

/** How long after its end each word was on the page, and each stretch for good, in milliseconds. */
export type WordTimes = {
  readonly words: readonly number[]
  readonly stretches: readonly number[]
  /** Words that were never shown as the engine heard them by itself. */
  readonly unseen: number
}

/**
 * When words were seen. A word counts once it stands after the one before it, so that an earlier one
 * is not taken for it.
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
  const seen = (of: 'all' | 'final', word: SpokenWord, before: SpokenWord | undefined) => {
    const from = wallOf(word.startMs)
    const found = watched.shown.find(
      (shown) => shown.at >= from && stands(shown[of], word.text, before?.text),
    )
    return found && Math.max(0, found.at - wallOf(word.endMs))
  }
  const spoken = stretches.flatMap((words) =>
    words.map((word, at) => seen('all', word, words[at - 1])),
  )
  const ended = stretches.map((words) => {
    const last = words.at(-1)
    return last && seen('final', last, words.at(-2))
  })
  const known = (times: readonly (number | undefined)[]) =>
    times.filter((time) => time !== undefined)
  return {
    words: known(spoken),
    stretches: known(ended),
    unseen: spoken.length - known(spoken).length,
  }
}

function stands(shown: string, word: string, before: string | undefined): boolean {
  const words = shown.replaceAll('…', ' ').split(/\s+/)
  return words.some((one, at) => one === word && (before === undefined || words[at - 1] === before))
}

const LOUD = 0.02 * 32_768

/** Where 16 kHz PCM begins to be loud, in milliseconds. */
export function loudMs(pcm: Uint8Array): number {
  const samples = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  let at = 0
  while (at < pcm.length && samples.getInt16(at, true) <= LOUD) at += 2
  return millisecondsOf(at)
}
