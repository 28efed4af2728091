import 'server-only'
import pg from 'pg'
import type { AuditTrail, TrailPlace, TrailRow } from '#lib/audit/audit-trail.ts'
import type { PurgedRun } from '#lib/audit/purged-runs.ts'
import { ok } from '#lib/kernel/result.ts'
import { auditColumnNames } from './audit-rows.ts'
import { copyOut } from './copy-out.ts'
import { storeResult, storeResults } from './store-result.ts'

// Each statement is planned anew over every month, and holds back vacuum and sealing while it runs.
const ROWS_OF_A_STATEMENT = 25_000

/** Boot, number and time, as the database writes them. */
type Place = readonly [boot: string, seq: string, at: string]

const columns = auditColumnNames.map((name) => `audit_event.${name}`)

// Goes on from the last row instead of holding a cursor: a transaction that lasts as long as the
// check would hold back vacuum and sealing of the whole cluster.
const next = (
  after: Place | undefined,
  upTo: Place | undefined,
  { horizon, limit }: { readonly horizon: string; readonly limit: number },
): string => `
  select ${columns.join(', ')}, encode(audit_leaf.hash, 'hex'),
    case when audit_leaf.hash is null then xid < ${pg.escapeLiteral(horizon)}::xid8 end
  from audit_event left join audit_leaf on audit_leaf.boot_id = audit_event.boot_id
    and audit_leaf.seq = audit_event.seq and audit_leaf.at = audit_event.at
    and ${bound('audit_leaf', '>', after)}
  where ${bound('audit_event', '>', after)} and ${bound('audit_event', '<=', upTo)}
  order by audit_event.boot_id, audit_event.seq, audit_event.at limit ${limit}`

/**
 * Without a place there is no bound: nothing can stand before the first one or behind the last. For
 * leaves it follows from that of the records, but a merge join would begin with the very first leaf.
 */
function bound(
  table: 'audit_event' | 'audit_leaf',
  comparison: '>' | '<=',
  place: Place | undefined,
): string {
  if (!place) return 'true'
  const [boot, seq, at] = place.map(pg.escapeLiteral)
  return `(${table}.boot_id, ${table}.seq, ${table}.at)
    ${comparison} (${boot}::uuid, ${seq}::bigint, ${at}::timestamptz)`
}

const placeOf = (place: TrailPlace | null): Place | undefined =>
  place ? [place.bootId, place.seq, place.at] : undefined

const PARTS = 32

// Any rows will do to cut at, so a sample of the pages is enough, which costs next to nothing.
const CUTS = `
  with numbered as (
    select boot_id, seq, at, hash, row_number() over (order by boot_id, seq, at) as number,
      count(*) over () as rows
    from audit_event tablesample system (1))
  select boot_id as "bootId", seq, at::text, hash from numbered
  where number % greatest(rows / ${PARTS}, 1) = 0 order by number`

const MISSING = `
  select wanted.hash from unnest($1::text[]) as wanted (hash)
  where not exists (select from audit_event where audit_event.hash = wanted.hash)`

const PURGED_RUNS = `
  select to_char(month, 'YYYY-MM') as month, boot_id as "bootId", first_seq,
    first_prev as "firstPrev", last_seq, last_hash as "lastHash" from audit_purged_run`

type PurgedRow = Omit<PurgedRun, 'firstSeq' | 'lastSeq'> & {
  readonly first_seq: string
  readonly last_seq: string
}

/** The stored trail, read in order of boot and number; rows written meanwhile may be among them. */
export function postgresAuditTrail(
  pool: Pick<pg.Pool, 'query' | 'connect'>,
  limit = ROWS_OF_A_STATEMENT,
): AuditTrail {
  return {
    async *rows({ after, upTo }) {
      const horizon = await storeResult(() => sealedUpTo(pool))
      if (!horizon.ok) return yield horizon
      const end = placeOf(upTo)
      let last = placeOf(after)
      const bounds = { horizon: horizon.value, limit }
      for (let rows = limit; rows === limit; ) {
        rows = 0
        for await (const read of storeResults(copyOut(pool, next(last, end, bounds)))) {
          if (!read.ok) return yield read
          rows += read.value.length
          last = placeOfRow(read.value.at(-1)) ?? last
          yield ok(read.value.map(toRow))
        }
      }
    },

    parts: () =>
      storeResult(async () => {
        const { rows: cuts } = await pool.query<TrailPlace>(CUTS)
        return [null, ...cuts].map((after, at) => ({ after, upTo: cuts[at] ?? null }))
      }),

    purgedRuns: () =>
      storeResult(async () => {
        const { rows } = await pool.query<PurgedRow>(PURGED_RUNS)
        return rows.map(({ first_seq, last_seq, ...row }) => ({
          ...row,
          firstSeq: Number(first_seq),
          lastSeq: Number(last_seq),
        }))
      }),

    missingHashes: (hashes) =>
      storeResult(async () => {
        const { rows } = await pool.query<{ hash: string }>(MISSING, [[...hashes]])
        return rows.map(({ hash }) => hash)
      }),
  }
}

async function sealedUpTo(pool: Pick<pg.Pool, 'query'>): Promise<string> {
  const { rows } = await pool.query<{ horizon: string }>(
    'select horizon::text from audit_seal order by id desc limit 1',
  )
  return rows[0]?.horizon ?? '0'
}

function placeOfRow([boot, seq, , at]: readonly (string | null)[] = []): Place | undefined {
  return boot && seq && at ? [boot, seq, at] : undefined
}

/** The columns in the order of audit-rows.ts, then what the tree knows. */
function toRow(values: readonly (string | null)[]): TrailRow {
  const [boot_id, seq, id, at, node, tenant, phase, action, intent_id, result, launch_id] = values
  const row = {
    boot_id,
    seq,
    id,
    at: isoOf(at ?? ''),
    node,
    tenant,
    phase,
    action,
    intent_id,
    result,
    launch_id,
    user_url: values[11],
    patient: values[12],
    prev: values[13],
    hash: values[14],
    mac: values[15],
    mac_key: values[16],
    body: values[17],
    leaf: values[18],
    isDue: values[19] === 't',
  }
  // Typed as the table has them.
  return row as unknown as TrailRow
}

const MILLISECONDS = '2026-11-19 14:12:00.123+00'

/**
 * `2026-11-19 14:12:00.12+00` → `2026-11-19T14:12:00.120Z`, the form of lib/kernel/instant.ts. What a
 * record cannot hold, such as microseconds, stays in the text, where it differs from the record.
 */
function isoOf(text: string): string {
  const whole = text.length === MILLISECONDS.length ? text.slice(11, -3) : fractionOf(text)
  return `${text.slice(0, 10)}T${whole}Z`
}

function fractionOf(text: string): string {
  const [seconds, fraction = ''] = text.slice(11, -3).split('.')
  return `${seconds}.${fraction.padEnd(3, '0')}`
}
