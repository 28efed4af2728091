import { expect, test } from 'vitest'
import { childSpecs } from './child-specs.ts'
import { readSettings } from './settings.ts'

const environment = {
  PATH: '/usr/bin',
  DATABASE_URL: 'postgres://operator@db/chartside',
  DATABASE_OWNER_URL: 'postgres://owner:owner-password@db/chartside',
}
const database = {
  url: 'postgres://app@db/chartside',
  auditUrl: 'postgres://audit-reader@db/chartside',
  sealUrl: 'postgres://sealer:seal-password@db/chartside',
}
const specs = (hasSandbox: boolean, variables = {}) =>
  childSpecs(
    readSettings(variables, '/srv'),
    { database, secretsDirectory: '/srv/secrets', hasSandbox },
    environment,
  )

test('the owner’s password reaches no child', () => {
  for (const { env, args } of Object.values(specs(true)))
    expect(JSON.stringify({ env, args })).not.toContain('owner-password')
})

test('web and worker know the database by the application’s role, the sandbox not at all', () => {
  const { web, worker, sandbox } = specs(true)
  expect(web.env.DATABASE_URL).toBe('postgres://app@db/chartside')
  expect(worker.env.DATABASE_URL).toBe('postgres://app@db/chartside')
  expect(web.env.DATABASE_AUDIT_URL).toBe('postgres://audit-reader@db/chartside')
  expect(JSON.stringify(sandbox.env)).not.toContain('postgres:')
  expect(web.env.CHARTSIDE_NODE_NAME).not.toBe(worker.env.CHARTSIDE_NODE_NAME)
})

test('the worker alone learns how to seal', () => {
  const { web, worker, sandbox } = specs(true)
  expect(worker.env.DATABASE_SEAL_URL).toBe(database.sealUrl)
  expect(JSON.stringify([web.env, sandbox.env])).not.toContain('seal-password')
})

test('the secret that the app uses is the one the sandbox expects', () => {
  const { web, sandbox } = specs(true)
  const [ours] = JSON.parse(web.env.CHARTSIDE_SANDBOX_EHRS ?? '[]').flatMap(
    (entry: { authentication: { secret?: string } }) => entry.authentication.secret ?? [],
  )
  expect(ours).toBeDefined()
  expect(sandbox.env.SANDBOX_CLIENTS).toContain(ours)
})

test('without the sandbox the app hears nothing of its EHRs', () => {
  expect(specs(false).web.env.CHARTSIDE_SANDBOX_EHRS).toBeUndefined()
})

test('the app runs in production, and the sandbox is not told that it does', () => {
  const { web, worker, sandbox } = specs(true)
  expect([web.env.NODE_ENV, worker.env.NODE_ENV]).toEqual(['production', 'production'])
  expect(sandbox.env.NODE_ENV).toBeUndefined()
})
