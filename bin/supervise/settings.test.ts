import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { besideRunningStart, noteRunningStart } from './running-start.ts'
import { readSettings } from './settings.ts'

test('without a variable set, everything is on this machine and below the repository', () => {
  const settings = readSettings({}, '/srv/chartside')
  expect(settings).toMatchObject({
    dataDirectory: '/srv/chartside/.data',
    host: '127.0.0.1',
    webPort: 3000,
    sandboxPort: 4000,
    publicUrl: 'http://app.localhost:3000',
    sandboxOrigin: 'http://ehr.localhost:4000',
    ehrsFile: '/srv/chartside/ehrs.json',
    operatorDatabase: undefined,
    operatorSecrets: undefined,
  })
})

test('another port is also the port of the default address', () => {
  const { publicUrl, sandboxOrigin } = readSettings(
    { CHARTSIDE_PORT: '3001', SANDBOX_PORT: '4001' },
    '/srv',
  )
  expect(publicUrl).toBe('http://app.localhost:3001')
  expect(sandboxOrigin).toBe('http://ehr.localhost:4001')
})

test('an empty variable is not set', () => {
  const empty = { DATABASE_URL: '', CHARTSIDE_PORT: '', CHARTSIDE_DATA_DIR: '' }
  expect(readSettings(empty, '/srv')).toEqual(readSettings({}, '/srv'))
})

test('with a database of the operator’s own, migrations use its owner where one is named', () => {
  const url = 'postgres://app@db/chartside'
  const ownerUrl = 'postgres://owner@db/chartside'
  const database = (more: Record<string, string>) =>
    readSettings({ DATABASE_URL: url, ...more }, '/srv').operatorDatabase
  const [auditUrl, sealUrl] = ['postgres://reader@db/chartside', 'postgres://sealer@db/chartside']
  const audit = { DATABASE_AUDIT_URL: auditUrl, DATABASE_SEAL_URL: sealUrl }
  expect(database({})).toEqual({ url, auditUrl: url, sealUrl: url, ownerUrl: url })
  const all = { url, auditUrl, sealUrl, ownerUrl }
  expect(database({ DATABASE_OWNER_URL: ownerUrl, ...audit })).toEqual(all)
  // The application's own login may act as nobody else.
  expect(() => database({ DATABASE_OWNER_URL: ownerUrl })).toThrow('DATABASE_SEAL_URL')
})

test('all bad values are named at once', () => {
  const bad = { CHARTSIDE_PORT: '70000', DATABASE_URL: 'mysql://x', CHARTSIDE_PUBLIC_URL: 'here' }
  expect(() => readSettings(bad, '/srv')).toThrow(
    /CHARTSIDE_PORT.*CHARTSIDE_PUBLIC_URL.*DATABASE_URL/s,
  )
})

test('a command beside no running start has the environment as it is', () => {
  const environment = { DATABASE_URL: 'postgres://app@db/chartside' }
  expect(besideRunningStart(environment, '/no/such/folder')).toEqual(environment)
})

test('a command beside a start has its database, and all roles of another one are its own', () => {
  const root = mkdtempSync(join(tmpdir(), 'chartside-beside-'))
  const secrets = join(root, '.data', 'secrets')
  mkdirSync(secrets, { recursive: true })
  const noted = {
    ...{ DATABASE_URL: 'postgres://app@start/c', DATABASE_AUDIT_URL: 'postgres://reader@start/c' },
    ...{
      DATABASE_SEAL_URL: 'postgres://sealer@start/c',
      DATABASE_OWNER_URL: 'postgres://o@start/c',
    },
    ...{ CHARTSIDE_SECRETS_DIR: secrets, CHARTSIDE_AUDIT_HEADS_DIR: join(root, 'heads') },
  }
  noteRunningStart(secrets, noted)
  expect(besideRunningStart({}, root)).toEqual(noted)
  const own = besideRunningStart({ DATABASE_URL: 'postgres://app@other/c' }, root)
  expect(own).toMatchObject({
    DATABASE_URL: 'postgres://app@other/c',
    CHARTSIDE_SECRETS_DIR: secrets,
  })
  expect(JSON.stringify(own)).not.toContain('@start/')
  rmSync(root, { recursive: true })
})

test('what a start of an earlier version left behind stops nobody', () => {
  const root = mkdtempSync(join(tmpdir(), 'chartside-beside-'))
  const secrets = join(root, '.data', 'secrets')
  mkdirSync(secrets, { recursive: true })
  const noted = {
    ...{ DATABASE_URL: 'postgres://app@start/c', DATABASE_OWNER_URL: 'postgres://o@start/c' },
    ...{ CHARTSIDE_SECRETS_DIR: secrets, CHARTSIDE_AUDIT_HEADS_DIR: join(root, 'heads') },
  }
  noteRunningStart(secrets, noted)
  expect(besideRunningStart({}, root)).toEqual(noted)
  rmSync(root, { recursive: true })
})
