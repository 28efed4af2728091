import type { AuditSink } from '#lib/audit/audit-sink.ts'
import type { ShippedHead } from '#lib/audit/seal-store.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'

export type MemorySink = AuditSink & { breakDown(): void }

export function memorySink(): MemorySink {
  const kept: ShippedHead[] = []
  let isDown = false
  const unavailable = err(appError('AUDIT_SINK_UNAVAILABLE'))
  return {
    name: 'memory',
    async keep({ tenant, number, note }) {
      if (isDown) return unavailable
      const there = kept.find((head) => head.tenant === tenant && head.number === number)
      if (!there) kept.push({ tenant, number, note })
      return !there || there.note === note ? ok(undefined) : err(appError('AUDIT_TREE_BROKEN'))
    },
    async *heads() {
      if (isDown) yield unavailable
      else for (const head of kept) yield ok(head)
    },
    breakDown: () => {
      isDown = true
    },
  }
}
