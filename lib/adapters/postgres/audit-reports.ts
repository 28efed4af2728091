import 'server-only'
import { sql } from 'kysely'
import { type AccessEntry, accessEntry, type ReadRecord } from '#lib/audit/access-entry.ts'
import { storedRecordSchema } from '#lib/audit/audit-record.ts'
import type {
  AccessGroup,
  AuditDetail,
  AuditOverview,
  AuditReports,
} from '#lib/audit/audit-reports.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { counted, EHR_OF_BODY, endedAs, inScope, OUTCOME_WITHIN } from './access-conditions.ts'
import { boundedRead } from './bounded-read.ts'
import { storeResult } from './store-result.ts'

type Search = Parameters<AuditReports['search']>[1]
type Group = Parameters<AuditReports['group']>[1]

/** Reports from the trail in PostgreSQL: found by its columns, told from the hashed texts. */
export function postgresAuditReports(database: Database): AuditReports {
  return {
    search: (_grant, query) =>
      storeResult(async () => {
        const found = await searchRows(database, query)
        const rows = found.slice(0, query.limit)
        const last = found.length > query.limit ? rows.at(-1) : undefined
        const entries = await entriesOf(database, query.tenant, rows)
        return { entries, next: last && { at: last.at, id: last.id } }
      }),

    group: (_grant, query) => boundedRead(database, (reading) => groupRows(reading, query)),

    find: (_grant, { tenant, id }) => storeResult(() => findAccess(database, tenant, id)),

    overview: (_grant, { tenant, period }) =>
      boundedRead(database, async (reading) => {
        const scope = inScope(tenant, period)
        const { rows: totals } = await sql<Totals>`
          select count(*) filter (where phase = 'intent') as accesses,
            count(distinct user_url) as users, count(distinct patient) as patients,
            ${counted('refused')} as refused, ${counted('failed')} as failed,
            ${counted('unknown')} as unknown, max(at) as last_at
          from audit_event as e where ${scope}`.execute(reading)
        const { rows: actions } = await sql<{ action: string; accesses: string }>`
          select action, count(*) as accesses from audit_event as e
          where ${scope} and phase = 'intent' group by action order by 2 desc, 1`.execute(reading)
        return toOverview(totals[0], actions)
      }),
  }
}

type Found = { readonly at: Instant; readonly id: string; readonly access: string }

async function searchRows(database: Database, query: Search): Promise<readonly Found[]> {
  const { tenant, filter, after, limit } = query
  const beyond = after
    ? sql`(e.at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql`true`
  const { rows } = await sql<Found>`
    select at, id, coalesce(intent_id, id) as access from audit_event as e
    where ${inScope(tenant, filter)} and ${endedAs(filter.result)} and ${beyond}
    order by at desc, id desc limit ${limit + 1}`.execute(database)
  return rows
}

/** In the order of the rows. */
async function entriesOf(
  database: Database,
  tenant: string,
  found: readonly Found[],
): Promise<readonly AccessEntry[]> {
  const [newest, oldest] = [found[0], found.at(-1)]
  if (!newest || !oldest) return []
  const { rows } = await sql<{ phase: string; access: string; body: string }>`
    select phase, coalesce(intent_id, id) as access, body from audit_event
    where coalesce(intent_id, id) = any(${found.map(({ access }) => access)}::uuid[])
      and tenant = ${tenant}
      and at >= ${oldest.at}::timestamptz - ${OUTCOME_WITHIN}
      and at < ${newest.at}::timestamptz + ${OUTCOME_WITHIN}`.execute(database)
  const of = (phase: string) =>
    new Map(rows.filter((row) => row.phase === phase).map(({ access, body }) => [access, body]))
  const [intents, outcomes] = [of('intent'), of('outcome')]
  return found.flatMap(({ access }) => {
    const ended = outcomes.get(access)
    // Without its intent, such as after a restore that lost it, an outcome still says who and what.
    const intent = intents.get(access) ?? ended
    return intent ? [accessEntry(readRecord(intent), ended ? readRecord(ended) : undefined)] : []
  })
}

const readRecord = (body: string): ReadRecord => storedRecordSchema.parse(JSON.parse(body))

type GroupRow = {
  readonly user_url: string | null
  readonly patient: string | null
  readonly ehr_id: string | null
  readonly accesses: string
  readonly done: string
  readonly launches: string
  readonly first_at: Instant
  readonly last_at: Instant
}

async function groupRows(
  database: Database,
  { tenant, scope, by, limit }: Group,
): Promise<readonly AccessGroup[]> {
  const none = sql`null::text`
  const [user, patient, ehr] =
    by === 'user' ? [sql`e.user_url`, none, none] : [none, sql`e.patient`, EHR_OF_BODY]
  const { rows } = await sql<GroupRow>`
    select ${user} as user_url, ${patient} as patient, ${ehr} as ehr_id,
      count(*) filter (where phase = 'intent') as accesses, ${counted('done')} as done,
      count(distinct launch_id) as launches, min(at) as first_at, max(at) as last_at
    from audit_event as e where ${inScope(tenant, scope)}
    group by 1, 2, 3 having count(*) filter (where phase = 'intent') > 0
    order by max(at) desc limit ${limit}`.execute(database)
  return rows.map(toGroup)
}

const toGroup = (row: GroupRow): AccessGroup => ({
  user: row.user_url ?? undefined,
  patient: row.patient ?? undefined,
  ehrId: row.ehr_id ?? undefined,
  accesses: Number(row.accesses),
  // An outcome may lie behind the end of the period, but none can be without its access.
  notDone: Math.max(0, Number(row.accesses) - Number(row.done)),
  launches: Number(row.launches),
  firstAt: row.first_at,
  lastAt: row.last_at,
})

type RecordRow = {
  readonly id: string
  readonly phase: 'intent' | 'outcome'
  readonly at: Instant
  readonly boot_id: string
  readonly seq: string
  readonly hash: string
  readonly leaf_index: string | null
  readonly body: string
}

async function findAccess(
  database: Database,
  tenant: string,
  id: string,
): Promise<AuditDetail | undefined> {
  const { rows } = await sql<RecordRow>`
    select e.id, e.phase, e.at, e.boot_id, e.seq, e.hash, audit_leaf.leaf_index, e.body
    from audit_event as e left join audit_leaf on audit_leaf.boot_id = e.boot_id
      and audit_leaf.seq = e.seq and audit_leaf.at = e.at
    where coalesce(e.intent_id, e.id) = ${id}::uuid and e.tenant = ${tenant}
    order by e.phase, e.seq`.execute(database)
  const [first] = rows
  if (!first) return undefined
  const ended = rows.find(({ phase }) => phase === 'outcome')
  const entry = accessEntry(readRecord(first.body), ended && readRecord(ended.body))
  return { entry, records: rows.map(toRecordView) }
}

const toRecordView = ({ boot_id, leaf_index, seq, ...row }: RecordRow) => ({
  ...row,
  bootId: boot_id,
  seq: Number(seq),
  leaf: leaf_index === null ? undefined : Number(leaf_index),
})

type Totals = Readonly<
  Record<'accesses' | 'users' | 'patients' | 'refused' | 'failed' | 'unknown', string>
> & { readonly last_at: Instant | null }

function toOverview(
  totals: Totals | undefined,
  actions: readonly { readonly action: string; readonly accesses: string }[],
): AuditOverview {
  const number = (name: keyof Omit<Totals, 'last_at'>) => Number(totals?.[name] ?? 0)
  return {
    accesses: number('accesses'),
    users: number('users'),
    patients: number('patients'),
    refused: number('refused'),
    failed: number('failed'),
    unknown: number('unknown'),
    actions: actions.map(({ action, accesses }) => ({ action, accesses: Number(accesses) })),
    lastAt: totals?.last_at ?? undefined,
  }
}
