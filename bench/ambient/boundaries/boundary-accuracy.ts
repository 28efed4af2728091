import {
  type BoundaryModel,
  thoughtBoundaries,
} from '#lib/ambient/boundaries/thought-boundaries.ts'
import type { Punctuated } from './boundary-examples.ts'

/**
 * Boundaries found in speech whose punctuation was taken away, against what people wrote; percent.
 *
 * @returns how many of them stand where there was any mark, or a full stop, and how many full stops
 *   were found
 */
export function boundaryAccuracy(speech: readonly Punctuated[], model?: BoundaryModel) {
  const found = speech.flatMap(({ words, marks }) =>
    thoughtBoundaries(words, () => 0, model).map((at) => marks[at]),
  )
  const written = speech.flatMap(({ marks }) => marks.slice(0, -1))
  const stops = found.filter((mark) => mark === 'stop').length
  return {
    atAnyMark: percent(found.filter((mark) => mark !== 'none').length, found.length),
    atStop: percent(stops, found.length),
    stopsFound: percent(stops, written.filter((mark) => mark === 'stop').length),
  }
}

const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10
