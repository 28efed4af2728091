import { sameBytes } from '../kernel/bytes.ts'
import type { KeptSubtree, LeafRun } from './audit-trees.ts'
import type { Checkpoint } from './checkpoint.ts'
import { LEVELS_PER_TILE } from './grow-trees.ts'
import { type LogKeys, type NoteCrypto, openHead } from './head-signer.ts'
import { appendLeaf, emptyFrontier, type Frontier, rootOf } from './merkle/frontier.ts'
import type { ShippedHead, StoredHead } from './seal-store.ts'
import type { TreeFault } from './tree-fault-words.ts'

export type TreeFinding = {
  readonly fault: TreeFault
  readonly tenant: string
  /** The number of the leaf, or of the head, counted from 0 or from 1. */
  readonly place: number
  /** Known for a record that is gone. */
  readonly bootId?: string
  readonly seq?: string
}

/** A signed head with what is wrong when the leaves are not those under it. */
type Mark = Pick<Checkpoint, 'size' | 'root'> & {
  readonly number: number
  readonly fault: 'head-differs' | 'tree-replaced'
}

type Deps = { readonly log: LogKeys; readonly crypto: NoteCrypto }

/** The check of one tenant's tree: told of heads, then of leaves and subtrees, then ended. */
export type TreeCheck = {
  readonly leaves: () => number
  takeLeaves(run: LeafRun): void
  takeSubtrees(kept: readonly KeptSubtree[]): void
  end(): readonly TreeFinding[]
}

/**
 * Begins to check a tree against its signed heads.
 * @param heads those that are kept beside it, in the order of their numbers
 * @param shipped those that were kept outside
 */
export function checkTree(
  tenant: string,
  heads: readonly StoredHead[],
  shipped: readonly ShippedHead[],
  { log, crypto }: Deps,
): TreeCheck {
  const findings: TreeFinding[] = []
  const find = (fault: TreeFault, place: number) => void findings.push({ fault, tenant, place })
  const open = (head: ShippedHead) => openHead(head.note, tenant, log, crypto)

  const markOf = (head: ShippedHead, wrong: TreeFault, fault: Mark['fault']): Mark[] => {
    const signed = open(head)
    if (!signed) find(wrong, head.number)
    return signed ? [{ ...signed, number: head.number, fault }] : []
  }
  findGaps(heads, (number) => find('head-missing', number))
  const own = heads.flatMap((head) => {
    const marked = markOf(head, 'head-unsigned', 'head-differs')
    const { size, hashes } = head.frontier
    const root = rootOf({ size, hashes }, crypto.sha256)
    const isWrong = marked.some((mark) => mark.size !== size || !sameBytes(mark.root, root))
    if (isWrong) find('head-frontier', head.number)
    return marked
  })
  const known = new Set(heads.map(({ note }) => note))
  const outside = shipped
    .filter(({ note }) => !known.has(note))
    .flatMap((head) => markOf(head, 'shipped-head-unsigned', 'tree-replaced'))
  const newest = Math.max(0, ...own.map(({ size }) => size))
  const shippedSize = Math.max(0, ...outside.map(({ size }) => size))

  const marks = [...own, ...outside].sort((a, b) => a.size - b.size)
  const subtrees = new Map<string, Uint8Array>()
  let frontier: Frontier = emptyFrontier
  let at = 0
  let hasDiffered = false

  const compare = (): void => {
    const mark = marks[at]
    if (!mark || hasDiffered) return
    // One fault, and not one for each head that follows.
    hasDiffered = !sameBytes(mark.root, rootOf(frontier, crypto.sha256))
    if (hasDiffered) find(mark.fault, mark.number)
  }

  const take = (index: number, hash: Uint8Array): void => {
    if (index !== frontier.size && !hasDiffered) {
      find('leaf-missing', frontier.size)
      hasDiffered = true
    }
    frontier = appendLeaf(frontier, hash, crypto.sha256, (subtree, nodeHash) => {
      const isKept = subtree.level > 0 && subtree.level % LEVELS_PER_TILE === 0
      if (isKept) subtrees.set(`${subtree.level}/${subtree.index}`, nodeHash)
    })
    for (; marks[at]?.size === frontier.size; at += 1) compare()
  }

  return {
    leaves: () => frontier.size,
    takeLeaves: ({ indices, hashes }) => {
      for (const [position, hash] of hashes.entries()) take(indices[position] ?? -1, hash)
    },
    takeSubtrees: (kept) => {
      for (const { level, index, hash } of kept) {
        const right = subtrees.get(`${level}/${index}`)
        subtrees.delete(`${level}/${index}`)
        const isRight = right && sameBytes(right, hash)
        if (!isRight && !hasDiffered) find('subtree-wrong', index * 2 ** level)
      }
    },
    end: () => {
      for (const name of hasDiffered ? [] : subtrees.keys()) {
        const [level = 0, index = 0] = name.split('/').map(Number)
        find('subtree-wrong', index * 2 ** level)
      }
      const { size } = frontier
      if (size > newest) find('leaf-unsigned', newest)
      // A head that says more than there is: with what was shipped, the end was cut off.
      if (newest > size && !hasDiffered) find('leaf-missing', size)
      if (shippedSize > size) find('tree-cut', size)
      return findings
    },
  }
}

/** Heads of a tenant are numbered from 1 without a gap, and grow. */
function findGaps(heads: readonly ShippedHead[], missing: (number: number) => void): void {
  let expected = 1
  for (const { number } of heads) {
    if (number !== expected) missing(expected)
    expected = number + 1
  }
}
