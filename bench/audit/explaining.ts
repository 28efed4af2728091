import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import type { Database } from '#lib/db/pool.ts'
import type { Tables } from '#lib/db/tables.ts'

/** What the database says of queries that it ran. */
export type Explained = {
  /** Planning and execution of all of them. */
  readonly ms: number
  /** Months of the trail that were looked into; those to come are empty and cost nothing. */
  readonly months: ReadonlySet<string>
  /** Blocks of 8 KB that were looked at. */
  readonly blocks: number
}

const nodeSchema = z.looseObject({
  'Relation Name': z.string().optional(),
  'Actual Loops': z.number(),
  'Shared Hit Blocks': z.number().default(0),
  'Shared Read Blocks': z.number().default(0),
  get Plans() {
    return z.array(nodeSchema).default([])
  },
})
type Node = z.output<typeof nodeSchema>

const explainedSchema = z
  .array(z.object({ Plan: nodeSchema, 'Planning Time': z.number(), 'Execution Time': z.number() }))
  .length(1)

/** A database whose every query is explained with what it really took, then answered. */
export function explaining(pool: pg.Pool): { database: Database; taken: () => Explained } {
  let taken: Explained = { ms: 0, months: new Set(), blocks: 0 }
  const explain = async (client: pg.PoolClient, text: string, values: unknown[]): Promise<void> => {
    const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(
      `explain (analyze, buffers, format json) ${text}`,
      values,
    )
    const [plan] = explainedSchema.parse(rows[0]?.['QUERY PLAN'])
    if (!plan) return
    const { Plan: top } = plan
    taken = {
      ms: taken.ms + plan['Planning Time'] + plan['Execution Time'],
      months: new Set([...taken.months, ...monthsIn(top)]),
      blocks: taken.blocks + top['Shared Hit Blocks'] + top['Shared Read Blocks'],
    }
  }
  const connect = async () => {
    const client = await pool.connect()
    return {
      query: async (text: string, values: unknown[]) => {
        if (/^\s*(select|with)\b/i.test(text)) await explain(client, text, values)
        return client.query(text, values)
      },
      release: () => client.release(),
    }
  }
  // Of a pool as much as Kysely asks of it for queries without a cursor.
  const through = { connect, end: () => pool.end() } as unknown as pg.Pool
  return {
    database: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: through }) }),
    taken: () => {
      const all = taken
      taken = { ms: 0, months: new Set(), blocks: 0 }
      return all
    },
  }
}

const MONTH = /^audit_event_\d{4}_\d{2}$/

function monthsIn(node: Node): Set<string> {
  const below = node.Plans.flatMap((plan) => [...monthsIn(plan)])
  const { 'Relation Name': name = '', 'Actual Loops': loops } = node
  const isLookedInto = loops > 0 && MONTH.test(name) && name <= thisMonth()
  return new Set(isLookedInto ? [...below, name] : below)
}

const thisMonth = () => `audit_event_${new Date().toISOString().slice(0, 7).replace('-', '_')}`
