import { growTrees } from '../audit/grow-trees.ts'
import type { LogSigner, NoteCrypto } from '../audit/head-signer.ts'
import type { SealStore } from '../audit/seal-store.ts'
import { ok, type Result } from '../kernel/result.ts'

const BATCH = 5_000

export type SealDeps = {
  readonly seals: SealStore
  readonly log: LogSigner
  readonly crypto: NoteCrypto
}

/**
 * Puts the records that are in no tree yet into the trees of their tenants and signs new heads.
 *
 * @param atLeast fewer unsealed records than that wait for more
 * @param onProgress told the number of records sealed so far
 * @returns how many records were sealed; AUDIT_TREE_BROKEN, STORE_UNAVAILABLE
 */
export async function sealAuditTrail(
  { seals, log, crypto }: SealDeps,
  atLeast = 1,
  onProgress: (records: number) => void = () => undefined,
): Promise<Result<number>> {
  let total = 0
  for (;;) {
    const sealed = await seals.seal({ atLeast, atMost: BATCH }, (records, heads) =>
      growTrees(records, heads, { ...crypto, log }),
    )
    if (!sealed.ok) return sealed
    total += sealed.value
    onProgress(total)
    if (sealed.value < BATCH) return ok(total)
  }
}
