import { query } from '../../postgres/query.ts'
import { fellWithin } from '../fault-run.ts'
import type { Scenario } from '../play.ts'
import { migrateArgs } from '../program.ts'

const FALLS = 2
const DIES_WITHIN_MS = 60_000
const MIGRATIONS = 8

/** F6, C16: killed between two files of the schema; the next start goes on. */
export const migrationKilled: Scenario = {
  fault: 'F6',
  name: 'migration killed at C16',
  isShort: true,
  kinds: ['conditional'],
  async play(run) {
    const database = await run.world.database.empty()
    const migrate = (nth?: number) =>
      run.start({
        ...{ name: 'migrate', args: migrateArgs, saysReady: false },
        databaseUrl: database.ownerUrl,
        fallAt: nth === undefined ? undefined : { point: 'C16', nth },
      })
    for (let fall = 0; fall < FALLS; fall += 1) {
      const nth = run.chance(`migration ${fall}`).between(1, MIGRATIONS / FALLS)
      const dying = await migrate(nth)
      await fellWithin(dying, DIES_WITHIN_MS)
      await run.bury(dying)
    }
    const whole = await migrate()
    if ((await whole.ended) !== 'exit 0') run.unforeseen.push(`migration: ${whole.lines.at(-1)}`)
    const isSame = (await schemaOf(database.ownerUrl)) === (await schemaOf(run.database.ownerUrl))
    if (!isSame) run.unforeseen.push('the schema is another one than without the deaths')
    await database.drop()
  },
}

/** Files and columns of a schema, in one text. */
async function schemaOf(url: string): Promise<string> {
  const rows = await query<{ line: string }>(
    url,
    `select name as line from schema_migration union all
     select table_name || '.' || column_name from information_schema.columns
     where table_schema = 'public' order by line`,
  )
  return rows.map(({ line }) => line).join('\n')
}
