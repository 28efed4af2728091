import { describe, expect, test } from 'vitest'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { filingWorld, theDocument } from '../testing/filing/filing-world.ts'

const SECOND = 1_000

describe('WB-28 a filed note', () => {
  test('that reads back differently needs a person, and stays on record', async () => {
    const altered = theDocument({ subject: { reference: 'Patient/patient-2' } })
    const world = filingWorld({ ehr: fakeEhr({ resources: [altered] }) })
    await world.advance()
    expect(await world.filing()).toMatchObject({
      state: 'needs-review',
      verification: 'altered',
      record: { id: 'doc-1' },
    })
  })

  test('that cannot be read back stays filed and is read again later', async () => {
    const world = filingWorld({ ehr: fakeEhr({ fails: 'FHIR_FORBIDDEN' }) })
    await world.advance()
    expect(await world.filing()).toMatchObject({
      state: 'filed',
      verification: undefined,
      errorCode: 'FHIR_FORBIDDEN',
      notBefore: '2026-11-19T09:12:05.000Z',
    })
    for (let turn = 0; turn < 12; turn += 1) {
      world.clock.advance(3_600 * SECOND)
      await world.advance()
    }
    expect(await world.filing()).toMatchObject({ state: 'filed', notBefore: undefined })
  })

  test('is not read back while the trail cannot be written, and stays filed', async () => {
    const world = filingWorld()
    world.whileSending = async () => {
      world.audit.breakDown()
    }
    await world.advance()
    expect(await world.filing()).toMatchObject({ state: 'filed', errorCode: 'AUDIT_UNAVAILABLE' })
  })
})
