import type { MarkView } from './statement-view.ts'

const MOST = 3
const OF_MANY = 2

/**
 * Up to three marks are shown; of more, the first two, and a count that opens the rest. While one of
 * the rest is open, all are shown.
 */
export function shownMarks(marks: readonly MarkView[]): {
  readonly shown: readonly MarkView[]
  readonly rest: readonly MarkView[]
} {
  const isOpen = marks.slice(OF_MANY).some((mark) => mark.isOpen)
  const count = marks.length > MOST && !isOpen ? OF_MANY : marks.length
  return { shown: marks.slice(0, count), rest: marks.slice(count) }
}
