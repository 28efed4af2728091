import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorTable } from '#lib/kernel/app-error.ts'
import { errorsPage } from './errors-page.ts'

test('docs/ERRORS.md is the error table; after a change run: npm run docs', () => {
  const page = join(import.meta.dirname, '..', '..', 'docs', 'ERRORS.md')
  expect(readFileSync(page, 'utf8')).toBe(errorsPage())
})

test('the page has a row for every code', () => {
  const rows = errorsPage().match(/^\| `[A-Z_]+` /gm)
  expect(rows).toHaveLength(Object.keys(errorTable).length)
})
