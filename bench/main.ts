// `npm run bench [suite …] [-- --json FILE --rows N]`: measures a started Chartside against its floors.
import '#bin/supervise/loopback-names.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import type { Row } from './report/row.ts'
import { tableOf } from './report/table.ts'
import { isSuite, onRequest, suiteNames, suites } from './suites.ts'

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, rows: { type: 'string', default: '10000000' } },
  allowPositionals: true,
})

const unknown = positionals.filter((name) => !isSuite(name))
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. There are: ${suiteNames.join(', ')}.`)
  process.exit(2)
}

const wanted = suiteNames.filter((name) =>
  positionals.length === 0 ? !onRequest.includes(name) : positionals.includes(name),
)
const rows: Row[] = []
for (const name of wanted) {
  console.error(`${name} …`)
  rows.push(...(await suites[name]({ rows: Number(values.rows) })))
}
console.log(tableOf(rows))
if (values.json) {
  mkdirSync(dirname(values.json), { recursive: true })
  writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)
}
process.exit(rows.some(({ ok }) => ok === false) ? 1 : 0)
