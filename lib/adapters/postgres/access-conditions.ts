import 'server-only'
import { type RawBuilder, sql } from 'kysely'
import type { NotedEvent } from '#lib/audit/audit-event.ts'
import type { AccessScope, PatientAtEhr, SearchedResult } from '#lib/audit/audit-filter.ts'

type Condition = RawBuilder<unknown>

const all = (conditions: readonly Condition[]): Condition => sql.join(conditions, sql` and `)
const list = (values: readonly string[]): Condition => sql.join(values)

// What is recorded without an outcome ends with itself.
const notedRefusals: readonly NotedEvent['action'][] = [
  'launch.refuse',
  'access.refuse',
  'console.refuse',
]
const notedDone: readonly NotedEvent['action'][] = [
  'process.start',
  'process.stop',
  'session.lock',
  'session.end',
  'console.open',
  'console.end',
]

/** Between an intent and its outcome, on any clock: other months need not be looked into. */
export const OUTCOME_WITHIN = sql`interval '1 day'`

/** Rows of a tenant, intents and outcomes, within a scope. */
export function inScope(tenant: string, scope: AccessScope): Condition {
  const { from, to, patient, user, launchId, actions } = scope
  return all([
    sql`e.tenant = ${tenant}`,
    ...(from ? [sql`e.at >= ${from}::timestamptz`] : []),
    ...(to ? [sql`e.at < ${to}::timestamptz`] : []),
    ...(patient ? [ofPatient(patient)] : []),
    ...(user === undefined ? [] : [sql`e.user_url = ${user}`]),
    ...(launchId === undefined ? [] : [sql`e.launch_id = ${launchId}`]),
    ...(actions === undefined ? [] : [sql`e.action = any(array[${list(actions)}]::text[])`]),
  ])
}

/** The EHR of a record: only its text has it, where a quoted name cannot stand within a value. */
export const EHR_OF_BODY = sql<string | null>`substring(e.body from '"ehrId":"([^"]*)"')`

const ofPatient = ({ ehrId, id }: PatientAtEhr): Condition =>
  sql`e.patient = ${id} and strpos(e.body, ${`"ehrId":${JSON.stringify(ehrId)}`}) > 0`

/** One row of each access: its outcome where that was asked for, otherwise its intent. */
export function endedAs(result: SearchedResult | undefined): Condition {
  switch (result) {
    case undefined:
      return sql`e.phase = 'intent'`
    case 'none':
      return sql`e.phase = 'intent' and e.action <> all(array[${list([...notedRefusals, ...notedDone])}])
        and not exists (select from audit_event as ended
          where coalesce(ended.intent_id, ended.id) = e.id and ended.phase = 'outcome'
            and ended.at >= e.at - ${OUTCOME_WITHIN} and ended.at < e.at + ${OUTCOME_WITHIN})`
    case 'refused':
      return sql`(e.result = 'refused' or e.phase = 'intent' and e.action = any(array[${list(notedRefusals)}]))`
    case 'done':
      return sql`(e.result = 'done' or e.phase = 'intent' and e.action = any(array[${list(notedDone)}]))`
    case 'failed':
    case 'unknown':
      return sql`e.result = ${result}`
  }
}

/** How many accesses ended so: `count(*)` of the rows that say it. */
export const counted = (result: 'done' | 'refused' | 'failed' | 'unknown'): RawBuilder<string> =>
  sql<string>`count(*) filter (where ${endedAs(result)})`
