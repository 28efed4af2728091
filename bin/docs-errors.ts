// Usage:  npm run docs    writes docs/ERRORS.md from the error table
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorsPage } from './docs/errors-page.ts'

writeFileSync(join(import.meta.dirname, '..', 'docs', 'ERRORS.md'), errorsPage())
