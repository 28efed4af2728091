import { expect, test } from 'vitest'
import type { EhrHealth, SystemProbe } from '../console/system-health.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { unwrap } from '../testing/unwrap.ts'
import { readSystemHealth } from './read-system-health.ts'

const reader = { tenant: 'greyfield', user: 'urn:chartside:user:admin' }
const store = {
  database: { version: '18.4', schema: '0001-launches.sql', bytes: 1, answeredInMs: 1 },
  queue: { waiting: 0, oldestAt: undefined, later: 0, givenUp: 0 },
  anchors: [],
}
const machine = { version: '0.1.0', node: 'v26', freeBytes: 1, allBytes: 2 }

function world(probe: Partial<SystemProbe> = {}) {
  const asked: string[] = []
  return {
    asked,
    audit: fakeAuditLog(),
    integrity: { sealLag: async () => ok({ records: 0, oldestAt: undefined }) },
    probe: { store: async () => ok(store), machine: async () => machine, ...probe },
    askEhr: async (_grant: unknown, name: string): Promise<EhrHealth> => {
      asked.push(name)
      return { name, code: name === 'south' ? 'DISCOVERY_FAILED' : undefined, answeredInMs: 3 }
    },
  }
}

test('each EHR is asked after that is on the trail, and one that is silent is one line', async () => {
  const all = world()
  const health = unwrap(await readSystemHealth(all, reader, ['north', 'south']))
  expect(health.ehrs.map(({ code }) => code)).toEqual([undefined, 'DISCOVERY_FAILED'])
  expect(all.audit.intents).toMatchObject([
    { who: { ...reader, patient: null }, event: { action: 'health.read' } },
  ])
})

test('no EHR is asked when that cannot be recorded', async () => {
  const all = world()
  all.audit.breakDown()
  const health = await readSystemHealth(all, reader, ['north'])
  expect(health).toMatchObject({ error: { code: 'AUDIT_UNAVAILABLE' } })
  expect(all.asked).toEqual([])
})

test('without the database there is nothing to say', async () => {
  const all = world({ store: async () => err(appError('STORE_UNAVAILABLE')) })
  const health = await readSystemHealth(all, reader, [])
  expect(health).toMatchObject({ error: { code: 'STORE_UNAVAILABLE' } })
})
