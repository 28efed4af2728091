import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTranscriberSettings } from './transcriber-settings.ts'

const openai = (url: string, more: Record<string, string> = {}) => ({
  CHARTSIDE_TRANSCRIBER: 'openai',
  CHARTSIDE_TRANSCRIBER_URL: url,
  CHARTSIDE_TRANSCRIBER_MODEL: 'whisper-1',
  ...more,
})

describe('the engine that recognises speech', () => {
  test('is none unless it is named', () => {
    expect(readTranscriberSettings({})).toBeUndefined()
    expect(readTranscriberSettings({ CHARTSIDE_TRANSCRIBER: '' })).toBeUndefined()
  })

  test('on this machine needs no list of hosts', () => {
    expect(readTranscriberSettings({ CHARTSIDE_TRANSCRIBER: 'pocketsphinx' })).toEqual({
      engine: 'pocketsphinx',
    })
    expect(readTranscriberSettings(openai('http://127.0.0.1:9000/v1'))).toEqual({
      engine: 'openai',
      url: 'http://127.0.0.1:9000/v1',
      model: 'whisper-1',
      format: 'verbose_json',
      headers: {},
      isToldNames: false,
    })
  })

  test.each([
    ['https://speech.example/v1', {}, /HOSTS/],
    ['https://speech.example/v1', { CHARTSIDE_TRANSCRIBER_HOSTS: 'other.example' }, /HOSTS/],
    ['https://speech.example:8443/v1', { CHARTSIDE_TRANSCRIBER_HOSTS: 'speech.example' }, /HOSTS/],
    ['http://speech.example/v1', { CHARTSIDE_TRANSCRIBER_HOSTS: 'speech.example' }, /TLS/],
    ['ftp://speech.example', {}, /CHARTSIDE_TRANSCRIBER_URL/],
  ])('elsewhere has to be allowed, over TLS: %s', (url, more, why) => {
    expect(() => readTranscriberSettings(openai(url, more))).toThrow(why)
  })

  test('is told names from the chart on another host only where that is set', () => {
    const elsewhere = { CHARTSIDE_TRANSCRIBER_HOSTS: 'speech.example' }
    const told = (more: Record<string, string>) =>
      readTranscriberSettings(openai('https://speech.example/v1', { ...elsewhere, ...more }))
    expect(told({})).toMatchObject({ isToldNames: false })
    expect(told({ CHARTSIDE_TRANSCRIBER_HINTS: '' })).toMatchObject({ isToldNames: false })
    expect(told({ CHARTSIDE_TRANSCRIBER_HINTS: 'chart' })).toMatchObject({ isToldNames: true })
    expect(() => told({ CHARTSIDE_TRANSCRIBER_HINTS: 'all' })).toThrow(/HINTS/)
  })

  test('gets its key from the secrets', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chartside-config-'))
    const headers = { authorization: 'Bearer x' }
    writeFileSync(join(folder, 'transcriber-headers.json'), JSON.stringify(headers))
    const environment = {
      CHARTSIDE_TRANSCRIBER: 'websocket',
      CHARTSIDE_TRANSCRIBER_URL: 'wss://speech.example/listen',
      CHARTSIDE_TRANSCRIBER_MODEL: 'local',
      CHARTSIDE_TRANSCRIBER_HOSTS: 'a.example, Speech.example',
      CHARTSIDE_SECRETS_DIR: folder,
    }
    expect(readTranscriberSettings(environment)).toMatchObject({ engine: 'websocket', headers })
    rmSync(folder, { recursive: true })
  })
})
