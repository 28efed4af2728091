import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tarStream } from './tar-stream.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tar-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('an archive unpacks to what was put in, whatever its length', async () => {
  const files = { empty: '', one: 'x', block: 'b'.repeat(512), more: 'ä'.repeat(40_000) }
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  for (const made of [from, to]) mkdirSync(made)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(from, name), text)

  const parts: Uint8Array[] = []
  for await (const part of tarStream(from, Object.keys(files), 'trail')) parts.push(part)
  const archive = Buffer.concat(parts)
  expect(archive.length % 512).toBe(0)
  execFileSync('tar', ['-x', '-C', to], { input: archive })

  for (const [name, text] of Object.entries(files))
    expect(readFileSync(join(to, 'trail', name), 'utf8') === text, name).toBe(true)
})
