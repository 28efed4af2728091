import { expect, test } from 'vitest'
import { majorVersion, versionConflict } from './require-usable.ts'

test('the major version is read from what the server prints', () => {
  expect(majorVersion('postgres (PostgreSQL) 18.4\n')).toBe('18')
  expect(majorVersion('postgres (PostgreSQL) 19beta1\n')).toBe('19')
  expect(majorVersion('something else')).toBeUndefined()
})

test('a database of another major version is refused with the way to move it', () => {
  const said = versionConflict('17', '18', '/data/postgres')
  expect(said).toContain('written by PostgreSQL 17')
  expect(said).toMatch(/pg_dump.*pg_restore/s)
})
