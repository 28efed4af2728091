import type { Sha256Bytes } from '../../kernel/sha256.ts'
import type { KeptSubtree, LeafRun } from '../audit-trees.ts'
import { nodeHash } from './tree-hash.ts'

export type LeafFold = {
  /** Takes leaves in the order of their indices; gives the subtrees that are complete behind a gap. */
  take(run: LeafRun): readonly KeptSubtree[]
  /** What is left at the end. */
  rest(): readonly KeptSubtree[]
}

/**
 * The perfect subtrees (RFC 9162 §2.1.1) over runs of leaves, as few as there can be: what stands for
 * leaves whose records are not shown.
 */
export function foldLeaves(sha256: Sha256Bytes): LeafFold {
  let open: KeptSubtree[] = []

  const rest = (): readonly KeptSubtree[] => {
    const complete = open
    open = []
    return complete
  }
  const endOf = (subtree: KeptSubtree | undefined): number | undefined =>
    subtree && (subtree.index + 1) * 2 ** subtree.level

  const add = (leaf: KeptSubtree): void => {
    let right = leaf
    for (let left = open.at(-1); left && areSiblings(left, right); left = open.at(-1)) {
      open.pop()
      const hash = nodeHash(sha256, left.hash, right.hash)
      right = { level: right.level + 1, index: left.index / 2, hash }
    }
    open.push(right)
  }

  return {
    take({ indices, hashes }) {
      const complete: KeptSubtree[] = []
      for (const [at, hash] of hashes.entries()) {
        const index = indices[at] ?? 0
        if (endOf(open.at(-1)) !== index) complete.push(...rest())
        add({ level: 0, index, hash })
      }
      return complete
    },
    rest,
  }
}

const areSiblings = (left: KeptSubtree, right: KeptSubtree): boolean =>
  left.level === right.level && left.index % 2 === 0 && right.index === left.index + 1
