import { describe, expect, test } from 'vitest'
import { LEASE_MS, SEND_DEADLINE_MS } from '../filing/deadlines.ts'
import { ehrProfiles } from '../filing/ehr-profile.ts'
import { ok } from '../kernel/result.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { filingWorld, theDocument } from '../testing/filing/filing-world.ts'

const done = ok(undefined)

describe('F15 WB-26 a worker that is gone', () => {
  /** A filing that a worker took and claimed before it died. */
  async function abandoned(profile = ehrProfiles['us-core-9']) {
    const world = filingWorld({ profile, ehr: fakeEhr() })
    world.whileSending = () => Promise.reject(new Error('the process died'))
    await expect(world.advance()).rejects.toThrow()
    world.whileSending = async () => undefined
    expect(await world.filing()).toMatchObject({ state: 'sending' })
    return world
  }

  test('C4 leaves a filing that nobody touches until its lease is over', async () => {
    const world = await abandoned()
    world.clock.advance(LEASE_MS - 1)
    await world.advance()
    expect(await world.filing()).toMatchObject({ state: 'sending' })
  })

  test('C4 leaves a filing that becomes unknown, never queued', async () => {
    const world = await abandoned()
    world.clock.advance(LEASE_MS)
    await world.advance()
    expect(await world.filing()).toMatchObject({ state: 'unknown', looks: 0 })
    expect(world.sent).toHaveLength(1)
  })

  test('C5 whose POST had arrived: it is found, and not sent again', async () => {
    const world = await abandoned()
    world.ehr = fakeEhr({ resources: [theDocument()] })
    for (let turn = 0; turn < 4; turn += 1) {
      world.clock.advance(LEASE_MS)
      await world.advance()
    }
    expect(await world.filing()).toMatchObject({ state: 'filed', adopted: true })
    expect(world.sent).toHaveLength(1)
  })

  test('that was only paused writes nothing after another one took over', async () => {
    const world = filingWorld({ ehr: fakeEhr() })
    world.whileSending = async () => {
      world.clock.advance(LEASE_MS)
      world.whileSending = async () => undefined
      await world.advance()
    }
    expect(await world.advance()).toEqual(done)
    expect(await world.filing()).toMatchObject({ state: 'unknown' })
    expect(await world.steps()).toEqual(['claimed', 'answer-lost'])
  })

  test('FT-6 that was paused too long before the POST does not send it', async () => {
    const world = filingWorld()
    world.onConnect = () => {
      world.monotonic = LEASE_MS - SEND_DEADLINE_MS + 1
    }
    expect(await world.advance()).toEqual(done)
    expect(world.sent).toEqual([])
    expect(await world.filing()).toMatchObject({ state: 'queued', errorCode: 'FHIR_TIMEOUT' })
  })

  test('that lost its lease before it claimed does not send', async () => {
    const world = filingWorld()
    let isFirst = true
    world.onConnect = () => {
      if (!isFirst) return
      isFirst = false
      world.clock.advance(LEASE_MS)
      void world.advance()
    }
    await world.advance()
    await new Promise((resolve) => setImmediate(resolve))
    expect(world.sent).toHaveLength(1)
  })
})

describe('a filing that waits for a person', () => {
  test.each(['rejected', 'needs-user', 'needs-review'] as const)(
    'as %s is left alone',
    async (state) => {
      const world = filingWorld({ filing: { state, notBefore: undefined } })
      expect(await world.advance()).toEqual(done)
      expect(world.sent).toEqual([])
      expect(await world.steps()).toEqual([])
    },
  )
})
