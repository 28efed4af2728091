import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const page = readFileSync(join(root, 'docs', 'security-tests.md'), 'utf8')

const rows = [...page.matchAll(/^\| (?<id>S\d+) \| [^|]+ \| (?<where>[^|]+) \|$/gm)].map(
  ({ groups }) => ({
    id: groups?.id ?? '',
    files: [...(groups?.where ?? '').matchAll(/`([^`]+\.tsx?)`/g)].map(([, file = '']) => file),
  }),
)

/** From here on a requirement may have another proof than a test, in words. */
const LAST_TESTED = 26
const LAST = 44

const mentions = (file: string, id: string): boolean => {
  const path = join(root, file)
  return existsSync(path) && new RegExp(`\\b${id}\\b`).test(readFileSync(path, 'utf8'))
}

describe('the table of security tests', () => {
  test('has every requirement once, in order', () => {
    const all = Array.from({ length: LAST }, (_, index) => `S${index + 1}`)
    expect(rows.map(({ id }) => id)).toEqual(all)
  })

  test('names a test for each of the first twenty-six', () => {
    const untested = rows.slice(0, LAST_TESTED).filter(({ files }) => files.length === 0)
    expect(untested.map(({ id }) => id)).toEqual([])
  })

  test('names only files that exist and mention the requirement', () => {
    const wrong = rows.flatMap(({ id, files }) =>
      files.filter((file) => !mentions(file, id)).map((file) => `${id} ${file}`),
    )
    expect(wrong).toEqual([])
  })
})
