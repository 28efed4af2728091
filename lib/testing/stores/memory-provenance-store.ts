import {
  mayBeLabelled,
  newProvenance,
  type ProvenanceFiling,
} from '#lib/filing/provenance-filing.ts'
import type { ProvenanceStore } from '#lib/filing/provenance-store.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { type Instant, instantPlus } from '#lib/kernel/instant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { MemoryFilingStore } from './memory-filing-store.ts'

type Row = {
  readonly provenance: ProvenanceFiling
  readonly fence: number
  readonly leaseUntil: Instant | undefined
}

export type MemoryProvenanceStore = ProvenanceStore & {
  all(): readonly ProvenanceFiling[]
  /** As an approval leaves them. */
  add(filingId: FilingId, signedAt: Instant): void
  breakDown(): void
  recover(): void
}

/** Labels in memory, by the contract of lib/testing/contracts/provenance-store-contract.ts. */
export function memoryProvenanceStore(filings: MemoryFilingStore): MemoryProvenanceStore {
  const rows = new Map<FilingId, Row>()
  let isBroken = false

  const answer = <T>(value: () => T): Promise<Result<T>> =>
    Promise.resolve(isBroken ? err(appError('STORE_UNAVAILABLE')) : ok(value()))

  const isDue = ({ provenance, leaseUntil }: Row, now: Instant): boolean => {
    const { state, notBefore, filingId } = provenance
    if (leaseUntil !== undefined && leaseUntil > now) return false
    if (state === 'sending') return true
    const filing = filings.all().find(({ id }) => id === filingId)
    const isReady = filing !== undefined && mayBeLabelled(filing)
    return state === 'waiting' && notBefore <= now && isReady
  }

  return {
    all: () => [...rows.values()].map(({ provenance }) => provenance),
    add: (filingId, signedAt) => {
      const provenance = { filingId, ...newProvenance(signedAt) }
      rows.set(filingId, { provenance, fence: 0, leaseUntil: undefined })
    },
    breakDown: () => {
      isBroken = true
    },
    recover: () => {
      isBroken = false
    },
    ofFiling: (id) => answer(() => rows.get(id)?.provenance),
    take: (id, now, leaseMs) =>
      answer(() => {
        const row = rows.get(id)
        if (!row || !isDue(row, now)) return undefined
        const fence = row.fence + 1
        rows.set(id, { ...row, fence, leaseUntil: instantPlus(now, leaseMs) })
        return { provenance: row.provenance, fence }
      }),
    record: ({ provenance: { filingId }, fence }, progress, release) =>
      answer(() => {
        const row = rows.get(filingId)
        if (row?.fence !== fence) return false
        const leaseUntil = release ? undefined : row.leaseUntil
        rows.set(filingId, { ...row, provenance: { filingId, ...progress }, leaseUntil })
        return true
      }),
    due: (now, limit) =>
      answer(() =>
        [...rows.values()]
          .filter((row) => isDue(row, now))
          .slice(0, limit)
          .map(({ provenance }) => provenance.filingId),
      ),
  }
}
