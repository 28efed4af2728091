import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBuildFresh } from './build.ts'
import { hashSources } from './source-hash.ts'

let root = ''
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chartside-sources-'))
  write('app/page.tsx', 'one')
  write('lib/note/note.ts', 'two')
  write('next.config.js', 'three')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a change, a new file and a moved file each make the build stale', () => {
  const before = hashSources(root)
  write('app/page.tsx', 'changed')
  const changed = hashSources(root)
  write('app/new/page.tsx', '')
  const added = hashSources(root)
  rmSync(join(root, 'app', 'new', 'page.tsx'))
  write('app/moved/page.tsx', '')
  const moved = hashSources(root)
  expect(new Set([before, changed, added, moved]).size).toBe(4)
})

test('where one file ends and the next begins counts', () => {
  write('app/page.tsx', 'ab')
  write('app/q.tsx', 'c')
  const before = hashSources(root)
  write('app/page.tsx', 'a')
  write('app/q.tsx', 'bc')
  expect(hashSources(root)).not.toBe(before)
})

test('tests, their helpers and what is not built do not make it stale', () => {
  const before = hashSources(root)
  write('lib/note/note.test.ts', 'x')
  write('lib/testing/note/builders.ts', 'x')
  write('bin/start.ts', 'x')
  write('README.md', 'x')
  expect(hashSources(root)).toBe(before)
})

test('a build is fresh when it is finished and was made of these sources', () => {
  expect(isBuildFresh(root)).toBe(false)
  write('.next/chartside-sources', hashSources(root))
  expect(isBuildFresh(root)).toBe(false) // no build id: it was not finished
  write('.next/BUILD_ID', 'id')
  expect(isBuildFresh(root)).toBe(true)
  write('lib/note/note.ts', 'changed')
  expect(isBuildFresh(root)).toBe(false)
})
