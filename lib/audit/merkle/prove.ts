import type { Sha256Bytes } from '../../kernel/sha256.ts'
import type { Subtree } from './frontier.ts'
import { type LeafRange, subtreesOf } from './proof-ranges.ts'
import { nodeHash } from './tree-hash.ts'

/** Gives the hash of a perfect subtree of the tree. */
export type ReadSubtree = (subtree: Subtree) => Promise<Uint8Array>

/**
 * The hashes of a proof.
 * @param ranges what inclusionRanges or consistencyRanges asks for
 */
export const prove = (
  ranges: readonly LeafRange[],
  read: ReadSubtree,
  sha256: Sha256Bytes,
): Promise<readonly Uint8Array[]> =>
  Promise.all(
    ranges.map(async (range) => {
      const hashes = await Promise.all(subtreesOf(range).map(read))
      return hashes.reduceRight((right, left) => nodeHash(sha256, left, right))
    }),
  )
