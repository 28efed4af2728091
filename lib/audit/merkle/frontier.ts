import type { Sha256Bytes } from '../../kernel/sha256.ts'
import { nodeHash } from './tree-hash.ts'

/**
 * All of a tree that is needed to let it grow: the hashes of the perfect subtrees that cover its
 * leaves, the largest first; one for each bit that is set in `size`.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] }

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** A perfect subtree: the leaves from index × 2^level, 2^level of them. */
export type Subtree = { readonly level: number; readonly index: number }

/**
 * The tree with one more leaf.
 * @param leaf its leafHash
 * @param onNode told of every perfect subtree that this leaf completes, the leaf itself among them
 */
export function appendLeaf(
  { size, hashes }: Frontier,
  leaf: Uint8Array,
  sha256: Sha256Bytes,
  onNode?: (subtree: Subtree, hash: Uint8Array) => void,
): Frontier {
  const grown = [...hashes]
  let hash = leaf
  let index = size
  onNode?.({ level: 0, index }, hash)
  // Like a carry: every subtree on the right that is as large as this one is joined with it.
  for (let level = 1; index % 2 === 1; level += 1) {
    const left = grown.pop()
    if (!left) throw new Error('the frontier does not fit its size')
    hash = nodeHash(sha256, left, hash)
    index = (index - 1) / 2
    onNode?.({ level, index }, hash)
  }
  return { size: size + 1, hashes: [...grown, hash] }
}

/** The Merkle tree hash (RFC 9162 §2.1.1); of no leaves, the hash of nothing. */
export function rootOf({ hashes }: Frontier, sha256: Sha256Bytes): Uint8Array {
  const root = hashes.reduceRight<Uint8Array | undefined>(
    (right, left) => (right ? nodeHash(sha256, left, right) : left),
    undefined,
  )
  return root ?? sha256(new Uint8Array(0))
}
