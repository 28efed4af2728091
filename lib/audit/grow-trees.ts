import { appError } from '../kernel/app-error.ts'
import { sameBytes } from '../kernel/bytes.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { LogSigner, NoteCrypto } from './head-signer.ts'
import { openHead, signHead } from './head-signer.ts'
import { appendLeaf, emptyFrontier, type Frontier, rootOf } from './merkle/frontier.ts'
import { leafHash } from './merkle/tree-hash.ts'
import type { NewestHeads, StoredHead, TreeGrowth, UnsealedRecord } from './seal-store.ts'

/** Subtrees are kept at every eighth level, as c2sp.org/tlog-tiles has it. */
export const LEVELS_PER_TILE = 8

type Deps = NoteCrypto & { readonly log: LogSigner }

type Growing = { frontier: Frontier; readonly number: number }

/**
 * Puts records into their tenants' trees, in the order given, and signs the new heads.
 *
 * @param heads the newest head of each tenant of the records; without one, its tree begins
 * @returns AUDIT_TREE_BROKEN when a stored head is not the one that was signed: nothing is built on it
 */
export function growTrees(
  records: readonly UnsealedRecord[],
  heads: NewestHeads,
  deps: Deps,
): Result<TreeGrowth> {
  for (const head of heads.values()) {
    if (!isAsSigned(head, deps)) return err(appError('AUDIT_TREE_BROKEN'))
  }
  const trees = new Map<string, Growing>()
  const nodes: TreeGrowth['nodes'][number][] = []
  const encoder = new TextEncoder()
  const leaves = records.map((record) => {
    const { tenant } = record
    const tree = trees.get(tenant) ?? treeAfter(heads.get(tenant))
    trees.set(tenant, tree)
    const index = tree.frontier.size
    const hash = leafHash(deps.sha256, encoder.encode(record.body))
    tree.frontier = appendLeaf(tree.frontier, hash, deps.sha256, (subtree, nodeHash) => {
      const isKept = subtree.level > 0 && subtree.level % LEVELS_PER_TILE === 0
      if (isKept) nodes.push({ ...subtree, tenant, hash: nodeHash })
    })
    return { ...record, index, hash }
  })
  return ok({ leaves, nodes, heads: [...trees].map((tree) => headOf(...tree, deps)) })
}

function isAsSigned({ tenant, frontier, note }: StoredHead, { log, ...crypto }: Deps): boolean {
  const signed = openHead(note, tenant, log, crypto)
  return signed?.size === frontier.size && sameBytes(signed.root, rootOf(frontier, crypto.sha256))
}

const treeAfter = (head: StoredHead | undefined): Growing =>
  head
    ? { frontier: head.frontier, number: head.number + 1 }
    : { frontier: emptyFrontier, number: 1 }

function headOf(tenant: string, { frontier, number }: Growing, deps: Deps): StoredHead {
  const root = rootOf(frontier, deps.sha256)
  const note = signHead({ size: frontier.size, root }, tenant, deps.log, deps.sha256)
  return { tenant, number, frontier, note }
}
