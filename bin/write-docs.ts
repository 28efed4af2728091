// Usage:  npm run docs    writes the pages of docs/ that follow from tables of the code
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withProfilesTable } from './docs/ehr-profiles-table.ts'
import { errorsPage } from './docs/errors-page.ts'

const docs = join(import.meta.dirname, '..', 'docs')
const profiles = join(docs, 'ehr-profiles.md')

writeFileSync(join(docs, 'ERRORS.md'), errorsPage())
writeFileSync(profiles, withProfilesTable(readFileSync(profiles, 'utf8')))
