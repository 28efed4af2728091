import 'server-only'
import type { SpokenWord } from '#lib/ambient/transcriber.ts'

/** One stretch of speech up to a pause. */
export type Heard = {
  readonly number: number
  readonly text: string
  readonly words: readonly SpokenWord[]
}

// `what(2) 1.540 1.740 0.595318`: word with its way of saying it, seconds, confidence.
const WORD_LINE = /^(\S+) (\d+\.\d+) (\d+\.\d+) (\d+\.\d+)$/
const END = '</s>'
// Silence, breath and other noise: <sil>, [NOISE], ++UM++.
const NO_WORD = /^[<[+]/

/**
 * Reads what `pocketsphinx_continuous -time yes` writes: a line of words for each stretch, then one
 * line for each of its words. A stretch without words is left out.
 */
export async function* readSphinxLines(lines: AsyncIterable<string>): AsyncGenerator<Heard> {
  let words: SpokenWord[] = []
  let number = 0
  for await (const line of lines) {
    const [, spoken = '', start, end, confidence] = WORD_LINE.exec(line) ?? []
    if (spoken === '') continue
    if (spoken === END) {
      if (words.length > 0) yield { number: number++, text: textOf(words), words }
      words = []
    } else if (!NO_WORD.test(spoken)) {
      words.push({
        text: spoken.replace(/\(\d+\)$/, ''),
        startMs: Math.round(Number(start) * 1000),
        endMs: Math.round(Number(end) * 1000),
        confidence: Math.min(1, Number(confidence)),
      })
    }
  }
}

const textOf = (words: readonly SpokenWord[]): string => words.map(({ text }) => text).join(' ')
