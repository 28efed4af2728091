import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { wantsSandbox } from './ehr-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'chartside-ehrs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function withText(text: string): string {
  const file = join(folder, 'ehrs.json')
  writeFileSync(file, text)
  return file
}

test('the sandbox runs when no EHR is registered', () => {
  expect(wantsSandbox(join(folder, 'absent.json'))).toBe(true)
  expect(wantsSandbox('/dev/null')).toBe(true)
  expect(wantsSandbox(withText('{ "ehrs": [] }'))).toBe(true)
})

test('the sandbox does not run beside a registered EHR unless the file asks for it', () => {
  expect(wantsSandbox(withText('{ "ehrs": [{ "id": "main" }] }'))).toBe(false)
  expect(wantsSandbox(withText('{ "sandbox": true, "ehrs": [{ "id": "main" }] }'))).toBe(true)
})

test('a file that cannot be understood stops the start instead of opening the sandbox', () => {
  expect(() => wantsSandbox(withText('{ "ehrs": ['))).toThrow('is not JSON')
  expect(() => wantsSandbox(withText('[]'))).toThrow('must be an object')
  expect(() => wantsSandbox(withText('{ "ehrs": {} }'))).toThrow('ehrs')
})
