import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aLogKeyFile } from '../testing/key-sets.ts'
import { readConfig } from './config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartside-config-'))
  const key = Buffer.alloc(32, 1).toString('base64url')
  write('encryption-keys.json', { current: 'k1', keys: { k1: key } })
  write('audit-mac-keys.json', { current: 'k1', keys: { k1: key } })
  write('audit-log-keys.json', aLogKeyFile())
  write('client-keys.json', { keys: [{ kid: 'a', alg: 'ES384', kty: 'EC', d: 'x' }] })
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))

const enough = () => ({ DATABASE_URL: 'postgres://db', CHARTSIDE_SECRETS_DIR: folder })

/** What the start says that is wrong, line by line. */
function complaints(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment)
  } catch (problem) {
    if (problem instanceof Error) return problem.message.split('\n').slice(1)
  }
  return []
}

describe('the configuration', () => {
  test('needs a database and secrets, and has defaults for the rest', () => {
    expect(readConfig(enough())).toMatchObject({
      publicUrl: 'http://app.localhost:3000',
      databaseUrl: 'postgres://db',
      logLevel: 'info',
      audioKept: 'transcript',
      gallery: false,
      secrets: { encryption: { current: 'k1' } },
    })
  })

  test('keeps of the public URL its origin', () => {
    const config = readConfig({ ...enough(), CHARTSIDE_PUBLIC_URL: 'https://App.example:443/x/' })
    expect(config.publicUrl).toBe('https://app.example')
  })

  test('takes an empty variable for one that is not set', () => {
    expect(readConfig({ ...enough(), CHARTSIDE_LOG_LEVEL: '' }).logLevel).toBe('info')
  })

  test('sends what the operator says with signed heads, and nothing when that is not given', () => {
    const withHeads = { ...enough(), CHARTSIDE_AUDIT_HEADS_URL: 'https://heads.example/' }
    expect(readConfig(withHeads).auditHeads).toMatchObject({ headers: {} })
    write('audit-heads-headers.json', { authorization: 'Bearer x' })
    expect(readConfig(withHeads).auditHeads).toEqual({
      folder: undefined,
      url: 'https://heads.example/',
      headers: { authorization: 'Bearer x' },
    })
  })

  test('has a log key that can sign as the current one, and keeps retired ones', () => {
    const file = aLogKeyFile('k1', 'k2')
    write('audit-log-keys.json', file)
    expect(readConfig(enough()).secrets.auditLog.publicKeys).toHaveLength(2)
    const { d: _private, ...retired } = file.keys.k1
    write('audit-log-keys.json', { ...file, keys: { ...file.keys, k1: retired } })
    expect(complaints(enough()).join()).toContain('current must name a key with its private half')
    write('audit-log-keys.json', { ...file, current: 'k2', keys: { ...file.keys, k1: retired } })
    expect(readConfig(enough()).secrets.auditLog.publicKeys).toHaveLength(2)
  })

  test('names an engine for speech, or none, and says what is wrong with it among the rest', () => {
    expect(readConfig(enough()).transcriber).toBeUndefined()
    const named = { ...enough(), CHARTSIDE_TRANSCRIBER: 'pocketsphinx' }
    expect(readConfig(named).transcriber).toEqual({ engine: 'pocketsphinx' })
    const faulty = { CHARTSIDE_SECRETS_DIR: folder, CHARTSIDE_TRANSCRIBER: 'openai' }
    const lines = complaints(faulty).join('\n')
    for (const name of ['DATABASE_URL', 'CHARTSIDE_TRANSCRIBER_URL']) expect(lines).toContain(name)
  })

  test('is not changed by anybody', () => {
    const config = readConfig(enough())
    expect(() => Object.assign(config, { publicUrl: 'x' })).toThrow()
  })
})

describe('S41 a faulty configuration stops the start', () => {
  test('and lists everything that is wrong at once, by name', () => {
    rmSync(join(folder, 'audit-mac-keys.json'))
    write('client-keys.json', 'not json')
    write('encryption-keys.json', { current: 'k2', keys: { k1: 'short' } })
    const lines = complaints({
      CHARTSIDE_SECRETS_DIR: folder,
      CHARTSIDE_LOG_LEVEL: 'loud',
      CHARTSIDE_PUBLIC_URL: 'ftp://x',
    }).join('\n')
    for (const name of [
      'DATABASE_URL',
      'CHARTSIDE_LOG_LEVEL',
      'CHARTSIDE_PUBLIC_URL',
      'audit-mac-keys.json',
      'client-keys.json',
      'encryption-keys.json',
    ]) {
      expect(lines).toContain(name)
    }
  })

  test('without a folder for secrets', () => {
    expect(complaints({ DATABASE_URL: 'postgres://db' }).join()).toContain('CHARTSIDE_SECRETS_DIR')
  })

  test('and says nothing of what a secret is', () => {
    write('encryption-keys.json', {
      current: 'k1',
      keys: { k1: 'canary-key' },
      more: 'canary-more',
    })
    write('client-keys.json', { keys: [{ kid: 1, alg: 'canary-alg', kty: 'EC', d: 'canary-d' }] })
    const lines = complaints({ ...enough(), CHARTSIDE_LOG_LEVEL: 'canary-level' }).join('\n')
    expect(lines).toContain('encryption-keys.json')
    expect(lines).not.toContain('canary')
  })

  test.each(['toString', '__proto__', 'k2'])(
    'when the current key is named %s and is not there',
    (current) => {
      const key = Buffer.alloc(32, 1).toString('base64url')
      write('encryption-keys.json', `{"current":"${current}","keys":{"k1":"${key}"}}`)
      expect(complaints(enough()).join()).toContain('current must name one of the keys')
    },
  )
})
