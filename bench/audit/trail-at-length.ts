import pg from 'pg'
import { connectionSettings } from '#lib/db/pool.ts'
import { type Figure, type Row, rowOf } from '../report/row.ts'
import { consoleQuestions, type Known } from './console-questions.ts'
import { explaining } from './explaining.ts'
import { type FilledTrail, filledTrail } from './filled-trail.ts'
import { multiplyTrail } from './multiply-trail.ts'

const FILLED = 1_000_000

/** What the console's questions cost on a trail of millions of records. */
export async function trailAtLength({ rows }: { readonly rows: number }): Promise<readonly Row[]> {
  const times = Math.max(1, Math.round(rows / FILLED))
  const trail = await filledTrail(FILLED)
  try {
    await multiplyTrail(trail.ownerUrl, times, (copies) => {
      console.error(`  ${(copies * FILLED) / 1_000_000} million records`)
    })
    return (await askAll(trail)).map((figure) => rowOf('audit-large', figure))
  } finally {
    await trail.stop()
  }
}

async function askAll({ auditUrl }: FilledTrail): Promise<readonly Figure[]> {
  const pool = new pg.Pool({ ...connectionSettings(auditUrl, 'chartside_audit_ro'), max: 1 })
  try {
    const { database, taken } = explaining(pool)
    const known = await someKnown(pool)
    const figures: Figure[] = []
    for (const { name, ask } of consoleQuestions(database, known)) {
      const answer = await ask()
      const { ms, months, blocks } = taken()
      figures.push({
        name: `${name}: ${months.size} months, ${blocks} blocks`,
        // A statement that takes longer than ten seconds is stopped, and is no answer.
        value: answer.ok ? ms : Number.POSITIVE_INFINITY,
        unit: 'ms',
        target: { of: 'value', is: 'at most', limit: 10_000 },
      })
    }
    return figures
  } finally {
    await pool.end()
  }
}

/** Whoever comes first: each is on the trail about as often as every other. */
async function someKnown(pool: pg.Pool): Promise<Known> {
  const { rows } = await pool.query<Known>(
    `select tenant, patient, user_url as user, id from audit_event
     where tenant = 'northside' and action = 'chart.search' and phase = 'intent' limit 1`,
  )
  const [known] = rows
  if (!known) throw new Error('the trail is empty')
  return known
}
