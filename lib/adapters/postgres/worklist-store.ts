import 'server-only'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '#lib/db/pool.ts'
import { filingKinds, filingStates } from '#lib/filing/filing.ts'
import type { UnfinishedWork, Worker, WorklistStore } from '#lib/filing/worklist.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import {
  encounterIdSchema,
  filingIdSchema,
  noteIdSchema,
  patientIdSchema,
} from '#lib/kernel/id-schemas.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import { openIdentity } from './launch-identity.ts'
import { storeResult } from './store-result.ts'

const LIMIT = 500

const unfinishedSchema = z.enum(filingStates).exclude(['filed'])

/** What a row of the query below holds; drafts have no filing. */
type Row = {
  readonly note_id: string
  readonly type_code: string
  readonly does: string
  readonly patient_id: string
  readonly encounter_id: string | null
  readonly since: string
  readonly filing_id: string | null
  readonly state: string | null
  readonly error_code: string | null
}

/** The worklist in PostgreSQL: drafts and unfinished filings of one user. */
export function postgresWorklistStore(database: Database, seal: Seal): WorklistStore {
  return {
    unfinishedBy: (_grant, worker) =>
      storeResult(async () => {
        const { rows } = await unfinished(worker).execute(database)
        const names = await namesOf(database, seal, worker, rows)
        return rows.map((row) => toWork(row, names.get(row.patient_id)))
      }),
  }
}

/** What the EHR refused and was sent anew since is no work any more. */
const unfinished = ({ tenant, ehrId, ehrIss, user }: Worker) => sql<Row>`
  select id as note_id, type_code, coalesce(amends_kind, 'file') as does, patient_id, encounter_id,
    created_at as since, null as filing_id, null as state, null as error_code
  from note
  where tenant = ${tenant} and ehr_id = ${ehrId} and author = ${user} and state = 'draft'
  union all
  select filing.note_id, note.type_code, filing.kind, filing.patient_id, filing.encounter_id,
    filing.created_at, filing.id, filing.state, filing.error_code
  from filing join note on note.id = filing.note_id
  where filing.tenant = ${tenant} and filing.ehr_id = ${ehrId} and filing.ehr_iss = ${ehrIss}
    and filing.author = ${user} and filing.state <> 'filed'
    and not (filing.state = 'rejected' and exists (
      select from filing as again
      where again.note_id = filing.note_id and again.kind = filing.kind
        and again.created_at > filing.created_at))
  order by since, note_id
  limit ${LIMIT}`

/** Names by patient, as this user's newest launch of each has them. */
async function namesOf(
  database: Database,
  seal: Seal,
  { tenant, ehrId, ehrIss, user }: Worker,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string | undefined>> {
  if (rows.length === 0) return new Map()
  const launches = await database
    .selectFrom('launch')
    .distinctOn('patient_id')
    .select(['id', 'patient_id', 'sealed_identity'])
    .where('tenant', '=', tenant)
    .where('ehr_id', '=', ehrId)
    .where('ehr_iss', '=', ehrIss)
    .where('user_url', '=', user)
    .where('patient_id', 'in', [...new Set(rows.map(({ patient_id }) => patient_id))])
    .where('sealed_identity', 'is not', null)
    .orderBy('patient_id')
    .orderBy('opened_at', 'desc')
    .execute()
  return new Map(
    launches.map((row) => [row.patient_id, openIdentity(seal, row)?.patient[0]] as const),
  )
}

const toWork = (row: Row, patientName: string | undefined): UnfinishedWork => ({
  noteId: noteIdSchema.parse(row.note_id),
  noteType: row.type_code,
  does: z.enum(filingKinds).parse(row.does),
  patientId: patientIdSchema.parse(row.patient_id),
  encounterId: row.encounter_id === null ? undefined : encounterIdSchema.parse(row.encounter_id),
  patientName,
  since: row.since as Instant,
  filing:
    row.filing_id === null
      ? undefined
      : {
          id: filingIdSchema.parse(row.filing_id),
          state: unfinishedSchema.parse(row.state),
          // Written by us from the table of failures.
          errorCode: (row.error_code as AppErrorCode | null) ?? undefined,
        },
})
