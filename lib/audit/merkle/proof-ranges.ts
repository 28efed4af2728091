import type { Subtree } from './frontier.ts'

/** Leaves from `start` up to, not including, `end`. */
export type LeafRange = { readonly start: number; readonly end: number }

/**
 * The ranges of leaves whose hashes prove that a leaf is in a tree, from its sibling up to the
 * root's child: PATH of RFC 9162 §2.1.3.1.
 *
 * @throws RangeError when the tree has no such leaf
 */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  if (index < 0 || index >= size) throw new RangeError('no such leaf')
  return path(index, { start: 0, end: size })
}

/**
 * The ranges of leaves whose hashes prove that the tree of `second` leaves begins with that of
 * `first`: PROOF of RFC 9162 §2.1.4.1.
 *
 * @throws RangeError unless 0 < first ≤ second
 */
export function consistencyRanges(first: number, second: number): readonly LeafRange[] {
  if (first <= 0 || first > second) throw new RangeError('no such trees')
  return subproof(first, { start: 0, end: second }, true)
}

function path(index: number, { start, end }: LeafRange): readonly LeafRange[] {
  if (end - start === 1) return []
  const middle = start + leftSize(end - start)
  return index < middle
    ? [...path(index, { start, end: middle }), { start: middle, end }]
    : [...path(index, { start: middle, end }), { start, end: middle }]
}

function subproof(first: number, range: LeafRange, isWhole: boolean): readonly LeafRange[] {
  const { start, end } = range
  if (first === end) return isWhole ? [] : [range]
  const middle = start + leftSize(end - start)
  return first <= middle
    ? [...subproof(first, { start, end: middle }, isWhole), { start: middle, end }]
    : [...subproof(first, { start: middle, end }, false), { start, end: middle }]
}

/** The largest power of two below the number. */
function leftSize(leaves: number): number {
  let power = 1
  while (power * 2 < leaves) power *= 2
  return power
}

/** The perfect subtrees that a range is made of, from left to right. */
export function subtreesOf({ start, end }: LeafRange): readonly Subtree[] {
  const subtrees: Subtree[] = []
  for (let at = start; at < end; ) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1
    subtrees.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return subtrees
}
