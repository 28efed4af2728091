import { describe, expect, test } from 'vitest'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import { memorySink } from '#lib/testing/audit/memory-sink.ts'
import { sealAll } from '#lib/testing/audit/sealed-trail.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { macWith } from '../crypto/mac.ts'
import { systemClock } from '../system/system-clock.ts'
import { postgresAuditIntegrity } from './audit-integrity.ts'
import { openAuditWriter } from './audit-writer.ts'

const opened = testDatabase()
const integrity = () => postgresAuditIntegrity(opened().databases)

async function writeOne(): Promise<AccessGrant> {
  const log = openAuditWriter({
    url: opened().appUrl,
    node: 'n',
    mac: macWith(aKeySet()),
    clock: systemClock,
  })
  const grant = unwrap(await log.intend(patientWho, { action: 'note.copy', noteId: 'n1' as never }))
  await log.close()
  return grant
}

const status = async (grant: AccessGrant, tenant = 'greyfield') =>
  unwrap(await integrity().status(grant, { tenant }))

describe('the state of the trail', () => {
  test('says what waits, then which head was signed and which places have it', async () => {
    const grant = await writeOne()
    const waiting = await status(grant)
    expect(waiting).toMatchObject({ head: undefined, sinks: [], lag: { records: 3 } })
    expect(Date.parse(waiting.lag.oldestAt ?? '')).toBeLessThanOrEqual(Date.now())

    const sink = memorySink()
    await sealAll(opened(), { sink })
    await writeOne()
    await sealAll(opened())
    const sealed = await status(grant)
    expect(sealed.lag).toEqual({ records: 0, oldestAt: undefined })
    expect(sealed.head).toMatchObject({ number: 2, size: 2 })
    expect(sealed.head?.note).toContain('— ')
    expect(sealed.sinks).toMatchObject([{ sink: sink.name, number: 1, size: 1, waiting: 1 }])
    expect(await status(grant, 'other')).toMatchObject({ head: undefined, sinks: [] })
  })

  test('remembers what the last check of the whole trail found', async () => {
    const grant = await writeOne()
    expect((await status(grant)).lastVerification).toBeUndefined()
    const found = {
      startedAt: aMoment,
      endedAt: aMoment,
      records: 10,
      leaves: 9,
      heads: 2,
      shippedHeads: 1,
      faults: 1,
      unfinished: 0,
      findings: ['run r, record 5: body-changed'],
    }
    expect(await integrity().keepVerification({ ...found, faults: 0, findings: [] })).toMatchObject(
      { ok: true },
    )
    unwrap(await integrity().keepVerification(found))
    expect((await status(grant)).lastVerification).toEqual(found)
  })
})
