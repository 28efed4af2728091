import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { profileNames } from '#lib/smart/ehr-registration.ts'
import { ehrProfilesTable, withProfilesTable } from './ehr-profiles-table.ts'

test('docs/ehr-profiles.md has the table of the profiles; after a change run: npm run docs', () => {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'ehr-profiles.md')
  const page = readFileSync(path, 'utf8')
  expect(withProfilesTable(page)).toBe(page)
})

test('every profile has a row, and every fact says what it rests on', () => {
  const rows = ehrProfilesTable().trim().split('\n').slice(2)
  expect(rows).toHaveLength(profileNames.length)
  for (const row of rows) expect(row.match(/\| [DMN]: /g)).toHaveLength(9)
})
