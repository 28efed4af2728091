import { describe, expect, test } from 'vitest'
import { LONGEST_KEPT_MS } from '../capture/audio-retention.ts'
import { appError } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { sweepRecordings } from './sweep-recordings.ts'

async function stopped() {
  const world = await captureWorld()
  await world.answer()
  await world.move('record')
  await world.put(0)
  await world.move('stop', 1)
  return world
}

const whyOf = ({ deps }: Awaited<ReturnType<typeof stopped>>) =>
  deps.audit.intents.map(({ event }) => ('why' in event ? event.why : event.action))

describe('G16 the sweep of recordings', () => {
  test('leaves sound that still waits for its transcript', async () => {
    const world = await stopped()
    expect(await sweepRecordings(world.deps, 'transcript')).toEqual(ok(0))
    expect(await world.numbers()).toEqual([0])
  })

  test('removes what was withdrawn and could not be removed then', async () => {
    const world = await stopped()
    await world.move('withdraw')
    expect(await sweepRecordings(world.deps, 'filed')).toEqual(ok(1))
    expect(await world.numbers()).toEqual([])
    expect(await sweepRecordings(world.deps, 'filed')).toEqual(ok(0))
    expect(whyOf(world)).toEqual(['withdrawn'])
  })

  test('removes what has its transcript, or whose note is filed, as is set', async () => {
    const world = await stopped()
    await world.move('transcribe')
    expect(await sweepRecordings(world.deps, 'filed')).toEqual(ok(0))
    world.endNote('filed')
    expect(await sweepRecordings(world.deps, 'filed')).toEqual(ok(1))
    expect(whyOf(world)).toEqual(['filed'])
  })

  test('removes after a day what nobody came back for, and asks for each only once', async () => {
    const world = await stopped()
    for (let count = 0; count < 450; count += 1) {
      await world.answer(true, { recordingId: countedUuid() as RecordingId })
    }
    world.deps.clock.advance(LONGEST_KEPT_MS)
    expect(await sweepRecordings(world.deps, 'filed')).toEqual(ok(451))
    expect(new Set(whyOf(world))).toEqual(new Set(['limit']))
    expect(await sweepRecordings(world.deps, 'filed')).toEqual(ok(0))
  })

  test('removes nothing that it cannot put on the trail, and does so later', async () => {
    const world = await stopped()
    await world.move('withdraw')
    world.deps.audit.breakDown()
    expect(await sweepRecordings(world.deps, 'transcript')).toEqual(
      err(appError('AUDIT_UNAVAILABLE')),
    )
    expect(await world.numbers()).toEqual([0])
  })
})
