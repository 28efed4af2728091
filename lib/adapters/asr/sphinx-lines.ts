import 'server-only'
import type { SpokenWord } from '#lib/ambient/transcriber.ts'

/** One stretch of speech up to a pause, or what it is taken for before that. */
export type Heard = {
  readonly number: number
  readonly isFinal: boolean
  readonly text: string
  readonly words: readonly SpokenWord[]
}

// `what(2) 1.540 1.740 0.595318`: word with its way of saying it, seconds, confidence.
const WORD_LINE = /^(\S+) (\d+\.\d+) (\d+\.\d+) (\d+\.\d+)$/
const GUESS = /^\? (.+)$/
const END = '</s>'
// Silence, breath and other noise: <sil>, [NOISE], ++UM++.
const NO_WORD = /^[<[+]/

/**
 * Reads what sphinxCommand writes: for each stretch perhaps some guesses, then one line for each of
 * its words. A stretch without words is left out, unless there was a guess at it.
 */
export async function* readSphinxLines(lines: AsyncIterable<string>): AsyncGenerator<Heard> {
  let words: SpokenWord[] = []
  let number = 0
  let isGuessed = false
  for await (const line of lines) {
    const [, guess] = GUESS.exec(line) ?? []
    if (guess) {
      isGuessed = true
      yield { number, isFinal: false, text: guess, words: [] }
      continue
    }
    const [, spoken = '', start, end, confidence] = WORD_LINE.exec(line) ?? []
    if (spoken === '') continue
    if (spoken === END) {
      if (words.length > 0 || isGuessed) {
        yield { number, isFinal: true, text: textOf(words), words }
        number += 1
      }
      words = []
      isGuessed = false
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
