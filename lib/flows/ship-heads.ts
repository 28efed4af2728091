import type { AuditSink } from '../audit/audit-sink.ts'
import type { SealStore } from '../audit/seal-store.ts'
import { ok, type Result } from '../kernel/result.ts'

const BATCH = 500

/**
 * Brings the signed heads that a sink has not confirmed to it, in order.
 * @returns how many; AUDIT_SINK_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function shipHeads(seals: SealStore, sink: AuditSink): Promise<Result<number>> {
  let shipped = 0
  for (;;) {
    const heads = await seals.unshipped(sink.name, BATCH)
    if (!heads.ok) return heads
    for (const head of heads.value) {
      const kept = await sink.keep(head)
      if (!kept.ok) return kept
      const noted = await seals.noteShipped(sink.name, head)
      if (!noted.ok) return noted
      shipped += 1
    }
    if (heads.value.length < BATCH) return ok(shipped)
  }
}
