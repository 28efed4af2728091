import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256Bytes } from '../../adapters/crypto/sha256-bytes.ts'
import { foldLeaves } from './fold-leaves.ts'
import { appendLeaf, emptyFrontier } from './frontier.ts'
import { leafHash } from './tree-hash.ts'

const leaf = (index: number) => leafHash(sha256Bytes, new TextEncoder().encode(`record ${index}`))

/** Every subtree of a tree of so many leaves, by level and index. */
function subtreesOf(size: number): ReadonlyMap<string, string> {
  const all = new Map<string, string>()
  let frontier = emptyFrontier
  for (let index = 0; index < size; index += 1) {
    frontier = appendLeaf(frontier, leaf(index), sha256Bytes, (subtree, hash) => {
      all.set(`${subtree.level}/${subtree.index}`, Buffer.from(hash).toString('hex'))
    })
  }
  return all
}

test('leaves are folded into the subtrees of their tree, each leaf under exactly one', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(200), { minLength: 1 }),
      fc.integer({ min: 1, max: 9 }),
      (chosen, batch) => {
        const indices = chosen.sort((a, b) => a - b)
        const fold = foldLeaves(sha256Bytes)
        const found = []
        for (let from = 0; from < indices.length; from += batch) {
          const run = indices.slice(from, from + batch)
          found.push(...fold.take({ indices: run, hashes: run.map(leaf) }))
        }
        found.push(...fold.rest())
        const right = subtreesOf(256)
        for (const { level, index, hash } of found) {
          expect(Buffer.from(hash).toString('hex')).toBe(right.get(`${level}/${index}`))
        }
        const covered = found.flatMap(({ level, index }) =>
          Array.from({ length: 2 ** level }, (_, at) => index * 2 ** level + at),
        )
        expect(covered).toEqual(indices)
      },
    ),
  ))

test('a whole tree of 256 leaves is one subtree', () => {
  const fold = foldLeaves(sha256Bytes)
  const indices = Array.from({ length: 256 }, (_, at) => at)
  expect(fold.take({ indices, hashes: indices.map(leaf) })).toEqual([])
  expect(fold.rest()).toMatchObject([{ level: 8, index: 0 }])
})
