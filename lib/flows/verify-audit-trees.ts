import type { AuditSink } from '../audit/audit-sink.ts'
import type { AuditTrees, LostMonth } from '../audit/audit-trees.ts'
import { checkTree, type TreeCheck, type TreeFinding } from '../audit/check-tree.ts'
import type { LogKeys, NoteCrypto } from '../audit/head-signer.ts'
import type { PurgeRecord } from '../audit/purged-runs.ts'
import type { ShippedHead } from '../audit/seal-store.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Findings } from './check-records.ts'

const MOST_LISTED = 10

export type TreeReport = {
  readonly trees: number
  readonly leaves: number
  readonly heads: number
  /** Leaves whose records were removed with their month. */
  readonly purgedRecords: number
  /** Heads that were read back from places outside the database. */
  readonly shippedHeads: number
  readonly faults: Findings<TreeFinding>
}

export type TreeDeps = {
  readonly trees: AuditTrees
  readonly sinks: readonly AuditSink[]
  readonly log: LogKeys
  readonly crypto: NoteCrypto
}

/**
 * Checks every tenant's tree: computed anew from its leaves it must be what was signed, what was
 * shipped, and every leaf must have its record. Whether the leaf is that of its record is checked
 * where the records are read (verifyAuditTrail).
 *
 * @param purges removals that sound records of the trail tell of (TrailReport)
 * @param onProgress told the number of leaves so far
 * @returns what was found; STORE_UNAVAILABLE, AUDIT_SINK_UNAVAILABLE when it could not be read
 */
export async function verifyAuditTrees(
  deps: TreeDeps,
  purges: readonly PurgeRecord[] = [],
  onProgress: (leaves: number) => void = () => undefined,
): Promise<Result<TreeReport>> {
  const { trees } = deps
  const shipped = await readSinks(deps.sinks)
  if (!shipped.ok) return shipped
  const tenants = await trees.tenants()
  if (!tenants.ok) return tenants
  const months = await trees.lostMonths()
  if (!months.ok) return months
  const removed = months.value.filter((month) => purges.some((purge) => isSame(purge, month)))
  const isAllRemoved = removed.length === months.value.length
  const lost = isAllRemoved ? ok(noneLost) : await trees.lostRecords(MOST_LISTED, removed)
  if (!lost.ok) return lost
  const gone = lost.value.first.map(({ tenant, index, bootId, seq }): TreeFinding => {
    return { fault: 'record-gone', tenant, place: index, bootId, seq }
  })
  const all = new Set([...tenants.value, ...shipped.value.map(({ tenant }) => tenant)])
  const findings: TreeFinding[] = []
  let [leaves, heads] = [0, 0]
  for (const tenant of all) {
    const outside = shipped.value.filter((head) => head.tenant === tenant)
    const checked = await checkOne(tenant, outside, deps, (own) => onProgress(leaves + own))
    if (!checked.ok) return checked
    findings.push(...checked.value.findings)
    leaves += checked.value.leaves
    heads += checked.value.heads
  }
  const count = lost.value.count + findings.length
  const first = [...gone, ...findings].slice(0, MOST_LISTED)
  const shippedHeads = shipped.value.length
  const purgedRecords = removed.reduce((sum, { records }) => sum + records, 0)
  return ok({
    trees: all.size,
    leaves,
    heads,
    purgedRecords,
    shippedHeads,
    faults: { count, first },
  })
}

const noneLost = { count: 0, first: [] }

/** All that the organisation had in the month, and nothing else, is gone. */
const isSame = (purge: PurgeRecord, lost: LostMonth): boolean =>
  purge.tenant === lost.tenant && purge.month === lost.month && purge.records === lost.records

type CheckedTree = {
  readonly findings: readonly TreeFinding[]
  readonly leaves: number
  readonly heads: number
}

async function checkOne(
  tenant: string,
  shipped: readonly ShippedHead[],
  { trees, log, crypto }: TreeDeps,
  onProgress: (leaves: number) => void,
): Promise<Result<CheckedTree>> {
  for (let before = -1; ; ) {
    const heads = await trees.heads(tenant)
    if (!heads.ok) return heads
    const check = checkTree(tenant, heads.value, shipped, { log, crypto })
    const failed = await feed(check, trees, tenant, () => onProgress(check.leaves()))
    if (failed) return failed
    const findings = check.end()
    const isUnsigned = findings.some(({ fault }) => fault === 'leaf-unsigned')
    // Leaves that were sealed while they were read have a head by now.
    if (!isUnsigned || heads.value.length === before) {
      return ok({ findings, leaves: check.leaves(), heads: heads.value.length })
    }
    before = heads.value.length
  }
}

/** Shows the check everything that is kept of a tree. */
async function feed(
  check: TreeCheck,
  trees: AuditTrees,
  tenant: string,
  onProgress: () => void,
): Promise<Result<never> | undefined> {
  for await (const run of trees.leaves(tenant)) {
    if (!run.ok) return run
    check.takeLeaves(run.value)
    onProgress()
  }
  for await (const kept of trees.subtrees(tenant)) {
    if (!kept.ok) return kept
    check.takeSubtrees(kept.value)
  }
  return undefined
}

async function readSinks(sinks: readonly AuditSink[]): Promise<Result<readonly ShippedHead[]>> {
  const heads: ShippedHead[] = []
  for (const sink of sinks) {
    for await (const head of sink.heads()) {
      if (!head.ok) return head
      heads.push(head.value)
    }
  }
  return ok(heads)
}
