import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newDatabasePasswords } from '../postgres/database-urls.ts'
import { databasePasswords } from './database-passwords.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartside-passwords-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'database.json')
const write = (passwords: object) => writeFileSync(file(), JSON.stringify(passwords))

test('the passwords are those of the file, which stays as it is', () => {
  const kept = newDatabasePasswords()
  write(kept)
  const before = readFileSync(file(), 'utf8')
  expect(databasePasswords(folder)).toEqual(kept)
  expect(readFileSync(file(), 'utf8')).toBe(before)
})

test('an earlier data directory gets passwords for the roles that came later, once', () => {
  const { superuser, owner, app } = newDatabasePasswords()
  write({ superuser, owner, app })
  const passwords = databasePasswords(folder)
  expect(passwords).toMatchObject({ superuser, owner, app })
  expect(databasePasswords(folder)).toEqual(passwords)
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('a file that is none of ours is refused', () => {
  write({ superuser: 'x' })
  expect(() => databasePasswords(folder)).toThrow()
})
