import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'

async function begun() {
  const world = await captureWorld()
  await world.answer()
  await world.move('record')
  for (const seq of [0, 1]) await world.put(seq)
  return world
}

describe('an unfinished recording that is given up', () => {
  test('loses its sound, and the trail says that it was given up', async () => {
    const { deps, abandon, put, numbers, state, id } = await begun()
    expect(await abandon()).toEqual(ok(undefined))
    expect(await numbers()).toEqual([])
    expect(await state()).toBe('deleted')
    expect(await put(2)).toEqual(err(appError('RECORDING_NOT_POSSIBLE')))
    const event = { action: 'recording.delete', recordingId: id, why: 'abandoned' }
    expect(deps.audit.outcomes).toEqual([{ event, outcome: { result: 'done', records: 2 } }])
    expect(await abandon()).toEqual(ok(undefined))
    expect(deps.audit.intents).toHaveLength(1)
  })

  test('is there as before when that could not be put on the trail', async () => {
    const { deps, abandon, numbers, state } = await begun()
    deps.audit.breakDown()
    expect(await abandon()).toEqual(err(appError('AUDIT_UNAVAILABLE')))
    expect(await state()).toBe('recording')
    expect(await numbers()).toEqual([0, 1])
  })

  test('is not one that was stopped or withdrawn, nor one that is not there', async () => {
    const stopped = await begun()
    await stopped.move('stop', 2)
    expect(await stopped.abandon()).toEqual(err(appError('RECORDING_NOT_POSSIBLE')))
    expect(await stopped.numbers()).toEqual([0, 1])
    const withdrawn = await begun()
    await withdrawn.move('withdraw')
    expect(await withdrawn.abandon()).toEqual(err(appError('RECORDING_NOT_POSSIBLE')))
    const none = await captureWorld()
    expect(await none.abandon()).toEqual(err(appError('RECORDING_NOT_FOUND')))
  })
})
