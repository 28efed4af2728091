import 'server-only'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '#lib/db/pool.ts'
import type { CoSignRequest } from '#lib/filing/co-sign.ts'
import { filingKinds, filingStates } from '#lib/filing/filing.ts'
import type { CoSignWork, UnfinishedWork, Worker, WorklistStore } from '#lib/filing/worklist.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import {
  encounterIdSchema,
  filingIdSchema,
  noteIdSchema,
  patientIdSchema,
} from '#lib/kernel/id-schemas.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import { toRequest } from './co-sign-rows.ts'
import { isUnsucceeded } from './co-sign-store.ts'
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
  /** Of a co-signature of this user: the preliminary note's filing. */
  readonly co_signs: string | null
  readonly coSign?: CoSignWork
}

/** The worklist in PostgreSQL: drafts and unfinished filings of one user. */
export function postgresWorklistStore(database: Database, seal: Seal): WorklistStore {
  return {
    unfinishedBy: (_grant, worker) =>
      storeResult(async () => {
        const { rows } = await unfinished(worker).execute(database)
        const asked = await coSignWork(database, seal, worker)
        const names = await namesOf(database, seal, worker, [...rows, ...asked])
        return [...rows, ...asked]
          .map((row) => toWork(row, names.get(row.patient_id)))
          .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
      }),
  }
}

/** What the EHR refused and was sent anew since is no work any more. */
const unfinished = ({ tenant, ehrId, ehrIss, user }: Worker) => sql<Row>`
  select id as note_id, type_code, coalesce(amends_kind, 'file') as does, patient_id, encounter_id,
    created_at as since, null as filing_id, null as state, null as error_code,
    null as co_signs
  from note
  where tenant = ${tenant} and ehr_id = ${ehrId} and author = ${user} and state = 'draft'
  union all
  select filing.note_id, note.type_code, filing.kind, filing.patient_id, filing.encounter_id,
    filing.created_at, filing.id, filing.state, filing.error_code,
    case filing.kind when 'co-sign' then filing.target_filing end
  from filing join note on note.id = filing.note_id
  where filing.tenant = ${tenant} and filing.ehr_id = ${ehrId} and filing.ehr_iss = ${ehrIss}
    and filing.author = ${user} and filing.state <> 'filed' and filing.sealed_dismissal is null
    and not (filing.state = 'rejected' and exists (
      select from filing as again
      where again.note_id = filing.note_id and again.kind = filing.kind
        and again.created_at > filing.created_at))
  order by since, note_id
  limit ${LIMIT}`

/** Notes that this user is asked to co-sign, and own ones that wait for it or were returned. */
async function coSignWork(
  database: Database,
  seal: Seal,
  { tenant, ehrId, ehrIss, user }: Worker,
): Promise<readonly Row[]> {
  const rows = await database
    .selectFrom('co_sign_request')
    .innerJoin('filing', 'filing.id', 'co_sign_request.filing_id')
    .innerJoin('note', 'note.id', 'filing.note_id')
    .selectAll('co_sign_request')
    .select(['filing.note_id', 'filing.kind', 'filing.encounter_id', 'filing.created_at'])
    .select('note.type_code')
    .where('co_sign_request.tenant', '=', tenant)
    .where('co_sign_request.ehr_id', '=', ehrId)
    .where('co_sign_request.ehr_iss', '=', ehrIss)
    .where((row) =>
      row.or([
        row('co_sign_request.author', '=', user),
        row.and([
          row('returned_at', 'is', null),
          row.or([row('addressed', 'is', null), row('addressed', '=', user)]),
        ]),
      ]),
    )
    .where('filing.state', '=', 'filed')
    .where(isUnsucceeded)
    .orderBy('filing.created_at')
    .limit(LIMIT)
    .execute()
  return rows.map((row) => ({
    ...{ note_id: row.note_id, type_code: row.type_code, does: row.kind },
    ...{ patient_id: row.patient_id, encounter_id: row.encounter_id, since: row.created_at },
    ...{ filing_id: null, state: null, error_code: null, co_signs: null },
    coSign: coSignOf(toRequest(row, seal), row.author === user),
  }))
}

function coSignOf(request: CoSignRequest, isAuthor: boolean): CoSignWork {
  const { filingId, authorName, addressed, returned } = request
  if (!isAuthor) return { filingId, standing: 'to-give', name: authorName }
  return returned
    ? { filingId, standing: 'returned', name: returned.by.name }
    : { filingId, standing: 'awaited', name: addressed?.name }
}

/** Names by patient, as this user's newest launch of each has them. */
async function namesOf(
  database: Database,
  seal: Seal,
  worker: Worker,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const { tenant, ehrId, ehrIss, user } = worker
  if (rows.length === 0) return new Map()
  const patients = [...new Set(rows.map(({ patient_id }) => patient_id))]
  const closed = await closedCharts(database, worker, patients)
  const launches = await database
    .selectFrom('launch')
    .distinctOn('patient_id')
    .select(['id', 'patient_id', 'sealed_identity'])
    .where('tenant', '=', tenant)
    .where('ehr_id', '=', ehrId)
    .where('ehr_iss', '=', ehrIss)
    .where('user_url', '=', user)
    .where('patient_id', 'in', patients)
    .where('sealed_identity', 'is not', null)
    .orderBy('patient_id')
    .orderBy('opened_at', 'desc')
    .execute()
  return new Map(
    launches
      .filter((row) => !closed.has(row.patient_id))
      .map((row) => [row.patient_id, openIdentity(seal, row)?.patient[0]] as const),
  )
}

const given = (filingId: string): CoSignWork => ({
  filingId: filingIdSchema.parse(filingId),
  standing: 'given',
  name: undefined,
})

/** Patients whose charts the EHR marked when they were last opened, and this user has not open now. */
async function closedCharts(
  database: Database,
  { tenant, ehrId, ehrIss, user }: Worker,
  patients: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ patient_id: string }>`
    select patient_id from (
      select distinct on (launch.patient_id) launch.patient_id, chart_label.label
      from chart_label join launch on launch.id = chart_label.launch_id
      where launch.tenant = ${tenant} and launch.ehr_id = ${ehrId} and launch.ehr_iss = ${ehrIss}
        and launch.patient_id = any(${[...patients]}::text[])
      order by launch.patient_id, chart_label.known_at desc) as newest
    where label <> 'none' and not exists (select from break_glass
      where break_glass.tenant = ${tenant} and break_glass.ehr_id = ${ehrId}
        and break_glass.patient = newest.patient_id and break_glass.user_url = ${user}
        and break_glass.ends_at > now())`.execute(database)
  return new Set(rows.map((row) => row.patient_id))
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
  coSign: row.co_signs === null ? row.coSign : given(row.co_signs),
})
