import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { logSigner, noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { openHead, signHead } from '#lib/audit/head-signer.ts'
import { logKeysSchema } from '#lib/config/log-keys.ts'
import { aLogKeyFile } from '#lib/testing/key-sets.ts'
import { nextKey } from './rotate-key.ts'

test('a new key signs, and the old one is still good for what it signed and for nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chartside-rotate-'))
  const file = join(folder, 'audit-log-keys.json')
  writeFileSync(file, JSON.stringify(aLogKeyFile()))
  const read = () => logSigner(logKeysSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
  const head = { size: 1, root: new Uint8Array(32) }

  const before = read()
  const old = signHead(head, 'a', before, noteCrypto.sha256)
  nextKey(folder).use()
  const after = read()
  const anew = signHead(head, 'a', after, noteCrypto.sha256)

  expect(after.name).toBe(before.name)
  expect(anew).not.toBe(old)
  for (const note of [old, anew]) expect(openHead(note, 'a', after, noteCrypto)).toMatchObject(head)
  expect(openHead(anew, 'a', before, noteCrypto)).toBeUndefined()
  expect(readFileSync(file, 'utf8').match(/"d":/g)).toHaveLength(1)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  rmSync(folder, { recursive: true })
})
