import type { AuditTrees, SealedRecord } from '../audit/audit-trees.ts'
import type { Checkpoint } from '../audit/checkpoint.ts'
import { type LogKeys, type NoteCrypto, openHead } from '../audit/head-signer.ts'
import { leafHash } from '../audit/merkle/tree-hash.ts'
import { verifyInclusion } from '../audit/merkle/verify-proof.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type TreeProofs, treeProofs } from './tree-proofs.ts'

export type ProofDeps = {
  readonly trees: AuditTrees
  readonly log: LogKeys
  readonly crypto: NoteCrypto
}

/** A signed head with what it signs. */
export type OpenedHead = { readonly note: string; readonly head: Checkpoint }

export type ProvedRecord = SealedRecord & OpenedHead & { readonly path: readonly Uint8Array[] }

/** The newest head of a tenant. @returns AUDIT_TREE_BROKEN when it is not signed by this log */
export async function newestHead(
  { trees, log, crypto }: ProofDeps,
  tenant: string,
): Promise<Result<OpenedHead | undefined>> {
  const heads = await trees.heads(tenant)
  if (!heads.ok) return heads
  const newest = heads.value.at(-1)
  if (!newest) return ok(undefined)
  const head = openHead(newest.note, tenant, log, crypto)
  return head ? ok({ note: newest.note, head }) : err(appError('AUDIT_TREE_BROKEN'))
}

/** @returns AUDIT_TREE_BROKEN when what is kept does not lead to the signed head */
export async function proveUnder(
  { head, note }: OpenedHead,
  record: SealedRecord,
  proofs: TreeProofs,
  { crypto }: ProofDeps,
): Promise<Result<ProvedRecord>> {
  const proof = await proofs.inclusion(record.index, head.size)
  if (!proof.ok) return proof
  const leaf = leafHash(crypto.sha256, new TextEncoder().encode(record.body))
  const claim = { ...head, leaf, index: record.index, path: proof.value }
  if (!verifyInclusion(claim, crypto.sha256)) return err(appError('AUDIT_TREE_BROKEN'))
  return ok({ ...record, head, note, path: proof.value })
}

/**
 * Proves that a record is in the tree of its tenant, under its newest signed head.
 * @returns undefined when no sealed record has this id; AUDIT_TREE_BROKEN, STORE_UNAVAILABLE
 */
export async function proveRecord(
  deps: ProofDeps,
  recordId: string,
): Promise<Result<ProvedRecord | undefined>> {
  const found = await deps.trees.find(recordId)
  if (!found.ok) return found
  if (!found.value) return ok(undefined)
  const { tenant } = found.value
  const newest = await newestHead(deps, tenant)
  if (!newest.ok) return newest
  if (!newest.value) return err(appError('AUDIT_TREE_BROKEN'))
  const proofs = treeProofs(deps.trees, tenant, deps.crypto.sha256)
  return proveUnder(newest.value, found.value, proofs, deps)
}
