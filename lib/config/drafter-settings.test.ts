import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDrafterSettings } from './drafter-settings.ts'

const settings = (url: string, more: Record<string, string> = {}) => ({
  CHARTSIDE_DRAFTER: 'openai',
  CHARTSIDE_DRAFTER_URL: url,
  CHARTSIDE_DRAFTER_MODEL: 'qwen3:32b',
  ...more,
})

describe('the model that drafts', () => {
  test('is none unless it is named', () => {
    expect(readDrafterSettings({})).toBeUndefined()
    expect(readDrafterSettings({ CHARTSIDE_DRAFTER: '' })).toBeUndefined()
  })

  test('on this machine needs no list of hosts', () => {
    expect(readDrafterSettings(settings('http://127.0.0.1:11434/v1'))).toEqual({
      api: 'openai',
      url: 'http://127.0.0.1:11434/v1',
      model: 'qwen3:32b',
      format: 'json_schema',
      timeoutMs: 120_000,
      headers: {},
    })
  })

  test.each([
    ['https://models.example/v1', {}, /HOSTS/],
    ['https://models.example/v1', { CHARTSIDE_DRAFTER_HOSTS: 'other.example' }, /HOSTS/],
    ['https://models.example:8443/v1', { CHARTSIDE_DRAFTER_HOSTS: 'models.example' }, /HOSTS/],
    ['http://models.example/v1', { CHARTSIDE_DRAFTER_HOSTS: 'models.example' }, /TLS/],
    ['ftp://models.example', {}, /CHARTSIDE_DRAFTER_URL/],
    ['http://127.0.0.1/v1', { CHARTSIDE_DRAFTER: 'telepathy' }, /CHARTSIDE_DRAFTER/],
  ])('elsewhere has to be allowed, over TLS: %s', (url, more, why) => {
    expect(() => readDrafterSettings(settings(url, more))).toThrow(why)
  })

  test('gets its key from the secrets, which no complaint repeats', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chartside-config-'))
    const file = join(folder, 'drafter-headers.json')
    const environment = settings('https://Models.example/v1', {
      CHARTSIDE_DRAFTER: 'anthropic',
      CHARTSIDE_DRAFTER_HOSTS: 'a.example, Models.example',
      CHARTSIDE_SECRETS_DIR: folder,
    })
    const headers = { 'x-api-key': 'secret' }
    writeFileSync(file, JSON.stringify(headers))
    expect(readDrafterSettings(environment)).toMatchObject({ api: 'anthropic', headers })
    writeFileSync(file, '["secret"]')
    expect(() => readDrafterSettings(environment)).toThrow(/^drafter-headers\.json: is no JSON/)
    rmSync(folder, { recursive: true })
  })
})
