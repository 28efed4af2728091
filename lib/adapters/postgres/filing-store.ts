import 'server-only'
import {
  type Expression,
  type ExpressionBuilder,
  type SqlBool,
  sql,
  type Transaction,
} from 'kysely'
import type { Database } from '#lib/db/pool.ts'
import type { Tables } from '#lib/db/tables.ts'
import type { Filing, FilingStep } from '#lib/filing/filing.ts'
import type { FilingStore } from '#lib/filing/filing-store.ts'
import { filingIdSchema, noteIdSchema } from '#lib/kernel/id-schemas.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import { type Instant, instantPlus } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import { wakeFilingWorker } from './filing-queue.ts'
import { aboutPayload, fromProgress, toFiling, toStep } from './filing-rows.ts'
import { storeResult } from './store-result.ts'

/** Filings in PostgreSQL. */
export function postgresFilingStore(database: Database, seal: Seal): FilingStore {
  return {
    now: () =>
      storeResult(async () => {
        const { rows } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(
          database,
        )
        const [row] = rows
        if (!row) throw new Error('the database did not tell the time')
        return row.now
      }),

    find: (id) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('filing')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst()
        return row && toFiling(row, seal)
      }),

    ofNote: (noteId) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('filing')
          .selectAll()
          .where('note_id', '=', noteId)
          .where('kind', 'not in', ['void', 'co-sign'])
          .orderBy('note_version', 'desc')
          .executeTakeFirst()
        return row && toFiling(row, seal)
      }),

    ofFamily: (originalNoteId) => storeResult(() => familyOf(database, seal, originalNoteId)),

    steps: (id) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('filing_step')
          .selectAll()
          .where('filing_id', '=', id)
          .orderBy('seq')
          .execute()
        return rows.map(toStep)
      }),

    payload: (id) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('filing')
          .select('sealed_payload')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        return seal.open(aboutPayload(id), row.sealed_payload)
      }),

    take: (id, now, leaseMs) =>
      storeResult(async () => {
        const row = await database
          .with('due', (query) =>
            query
              .selectFrom('filing')
              .select('id')
              .where('id', '=', id)
              .where(isDue(now))
              .forUpdate()
              .skipLocked(),
          )
          .updateTable('filing')
          .from('due')
          .whereRef('filing.id', '=', 'due.id')
          .set({
            lease_until: instantPlus(now, leaseMs),
            fence: sql<string>`fence + 1`,
          })
          .returningAll('filing')
          .executeTakeFirst()
        return row && { filing: toFiling(row, seal), fence: Number(row.fence) }
      }),

    record: (taken, progress, step, release) =>
      storeResult(() =>
        database.transaction().execute(async (transaction) => {
          const { id } = taken.filing
          const written = await transaction
            .updateTable('filing')
            .set({
              ...fromProgress(id, progress, seal),
              ...(release && { lease_until: null }),
              updated_at: step.at,
            })
            .where('id', '=', id)
            .where('fence', '=', String(taken.fence))
            .executeTakeFirst()
          if (written.numUpdatedRows === 0n) return false
          await addStep(transaction, id, step)
          if (release && progress.notBefore) {
            await wakeFilingWorker(transaction, id, progress.notBefore)
          }
          return true
        }),
      ),

    release: (taken) =>
      storeResult(async () => {
        await database
          .updateTable('filing')
          .set({ lease_until: null })
          .where('id', '=', taken.filing.id)
          .where('fence', '=', String(taken.fence))
          .execute()
      }),

    due: (now, limit) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('filing')
          .select('id')
          .where(isDue(now))
          .orderBy('updated_at')
          .limit(limit)
          .execute()
        return rows.map((row) => filingIdSchema.parse(row.id))
      }),

    unfinishedOf: (launch) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('filing')
          .selectAll()
          .where('tenant', '=', launch.tenant)
          .where('ehr_id', '=', launch.ehrId)
          .where('author', '=', launch.user)
          .where('patient_id', '=', launch.patientId)
          .where('state', '!=', 'filed')
          .where('sealed_dismissal', 'is', null)
          .orderBy('created_at')
          .execute()
        return rows.map((row) => toFiling(row, seal))
      }),

    recordsOfOthers: (filing) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('filing')
          .select('record_id')
          .where('tenant', '=', filing.tenant)
          .where('ehr_iss', '=', filing.ehrIss)
          .where('patient_id', '=', filing.patientId)
          .where('record_id', 'is not', null)
          .where('id', '!=', filing.id)
          .execute()
        return new Set(rows.flatMap(({ record_id }) => record_id ?? []))
      }),

    signedRecords: (launch) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('filing')
          .select(['record_id', 'note_id'])
          .where('tenant', '=', launch.tenant)
          .where('ehr_id', '=', launch.ehrId)
          .where('ehr_iss', '=', launch.ehrIss)
          .where('author', '=', launch.user)
          .where('patient_id', '=', launch.patientId)
          .where('kind', 'in', ['file', 'addendum', 'correction'])
          .where('record_id', 'is not', null)
          .orderBy('created_at')
          .execute()
        const entries = rows.map((row) => [row.record_id ?? '', noteIdSchema.parse(row.note_id)])
        return new Map(entries as [string, NoteId][]) // pairs, as they are made above
      }),

    change: (filing, progress, step, launchId) =>
      storeResult(() =>
        database.transaction().execute(async (transaction) => {
          const written = await transaction
            .updateTable('filing')
            .set({
              ...fromProgress(filing.id, progress, seal),
              launch_id: launchId,
              updated_at: step.at,
              // A worker that still believes in a lease that is over must not write over this.
              fence: sql<string>`fence + 1`,
            })
            .where('id', '=', filing.id)
            // Nobody else moved it since it was read, and no worker is at it.
            .where('state', '=', filing.state)
            .where((row) => isFree(row, step.at))
            .executeTakeFirst()
          if (written.numUpdatedRows === 0n) return false
          await addStep(transaction, filing.id, step)
          if (progress.notBefore) {
            await wakeFilingWorker(transaction, filing.id, progress.notBefore)
          }
          return true
        }),
      ),
  }
}

/** All filings of a note and of what amends it, oldest first. */
export async function familyOf(
  database: Database | Transaction<Tables>,
  seal: Seal,
  originalNoteId: NoteId,
): Promise<readonly Filing[]> {
  const rows = await database
    .selectFrom('filing')
    .selectAll()
    .where('original_note', '=', originalNoteId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => toFiling(row, seal))
}

type Row = ExpressionBuilder<Tables, 'filing'>

const isFree = (row: Row, now: Instant): Expression<SqlBool> =>
  row.or([row('lease_until', 'is', null), row('lease_until', '<=', now)])

/** Due: its time has come and nobody holds it; a `sending` one only when its lease ran out. */
const isDue =
  (now: Instant) =>
  (row: Row): Expression<SqlBool> =>
    row.and([
      isFree(row, now),
      row.or([
        row.and([
          row('state', 'in', ['queued', 'unknown', 'held', 'filed']),
          row('not_before', '<=', now),
        ]),
        row('state', '=', 'sending'),
      ]),
    ])

/** Appends a step; its number comes from the steps before it. */
async function addStep(
  transaction: Transaction<Tables>,
  filingId: Filing['id'],
  step: FilingStep,
): Promise<void> {
  await sql`
    insert into filing_step (filing_id, seq, at, event, state, error_code)
    select ${filingId}, coalesce(max(seq), 0) + 1, ${step.at}::timestamptz, ${step.event},
      ${step.state}, ${step.errorCode ?? null}
    from filing_step where filing_id = ${filingId}`.execute(transaction)
}
