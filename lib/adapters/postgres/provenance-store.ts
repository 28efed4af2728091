import 'server-only'
import {
  type Expression,
  type ExpressionBuilder,
  type Selectable,
  type SqlBool,
  sql,
  type Transaction,
} from 'kysely'
import { z } from 'zod'
import type { Database } from '#lib/db/pool.ts'
import type { FilingProvenanceTable, Tables } from '#lib/db/tables.ts'
import {
  newProvenance,
  type ProvenanceFiling,
  type ProvenanceProgress,
  provenanceStates,
} from '#lib/filing/provenance-filing.ts'
import type { ProvenanceStore } from '#lib/filing/provenance-store.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { type Instant, instantPlus } from '#lib/kernel/instant.ts'
import { storeResult } from './store-result.ts'

/** Labels of filed notes in PostgreSQL. They hold ids and states, nothing of a patient. */
export function postgresProvenanceStore(database: Database): ProvenanceStore {
  return {
    ofFiling: (id) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('filing_provenance')
          .selectAll()
          .where('filing_id', '=', id)
          .executeTakeFirst()
        return row && toProvenance(row)
      }),

    take: (id, now, leaseMs) =>
      storeResult(async () => {
        const row = await database
          .with('due', (query) =>
            query
              .selectFrom('filing_provenance')
              .innerJoin('filing', 'filing.id', 'filing_provenance.filing_id')
              .select('filing_id')
              .where('filing_id', '=', id)
              .where(isDue(now))
              .forUpdate('filing_provenance')
              .skipLocked(),
          )
          .updateTable('filing_provenance')
          .from('due')
          .whereRef('filing_provenance.filing_id', '=', 'due.filing_id')
          .set({ lease_until: instantPlus(now, leaseMs), fence: sql<string>`fence + 1` })
          .returningAll('filing_provenance')
          .executeTakeFirst()
        return row && { provenance: toProvenance(row), fence: Number(row.fence) }
      }),

    record: ({ provenance, fence }, progress, release) =>
      storeResult(async () => {
        const written = await database
          .updateTable('filing_provenance')
          .set({ ...fromProgress(progress), ...(release && { lease_until: null }) })
          .where('filing_id', '=', provenance.filingId)
          .where('fence', '=', String(fence))
          .executeTakeFirst()
        return written.numUpdatedRows > 0n
      }),

    due: (now, limit) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('filing_provenance')
          .innerJoin('filing', 'filing.id', 'filing_provenance.filing_id')
          .select('filing_id')
          .where(isDue(now))
          .orderBy('filing_provenance.not_before')
          .limit(limit)
          .execute()
        return rows.map((row) => filingIdSchema.parse(row.filing_id))
      }),
  }
}

/** Labels begin with the signature, in its transaction. */
export async function insertProvenance(
  transaction: Transaction<Tables>,
  filingId: FilingId,
  signedAt: Instant,
): Promise<void> {
  await transaction
    .insertInto('filing_provenance')
    .values({ filing_id: filingId, ...fromProgress(newProvenance(signedAt)) })
    .execute()
}

type Rows = ExpressionBuilder<Tables, 'filing_provenance' | 'filing'>

/** Waiting for its time behind a note that was read back as signed, or left behind while sending. */
const isDue =
  (now: Instant) =>
  (row: Rows): Expression<SqlBool> =>
    row.and([
      row.or([
        row('filing_provenance.lease_until', 'is', null),
        row('filing_provenance.lease_until', '<=', now),
      ]),
      row.or([
        row('filing_provenance.state', '=', 'sending'),
        row.and([
          row('filing_provenance.state', '=', 'waiting'),
          row('filing_provenance.not_before', '<=', now),
          row('filing.state', '=', 'filed'),
          row('filing.verification', '=', 'identical'),
        ]),
      ]),
    ])

const stateSchema = z.enum(provenanceStates)

const toProvenance = (row: Selectable<FilingProvenanceTable>): ProvenanceFiling => ({
  filingId: filingIdSchema.parse(row.filing_id),
  state: stateSchema.parse(row.state),
  attempt: row.attempt,
  notBefore: row.not_before as Instant,
  provenanceId: row.provenance_id ?? undefined,
  errorCode: (row.error_code as AppErrorCode | null) ?? undefined,
})

const fromProgress = (progress: ProvenanceProgress) => ({
  state: progress.state,
  attempt: progress.attempt,
  not_before: progress.notBefore,
  provenance_id: progress.provenanceId ?? null,
  error_code: progress.errorCode ?? null,
})
