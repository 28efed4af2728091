import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'

async function recorded() {
  const world = await captureWorld()
  await world.answer()
  await world.move('record')
  for (const seq of [0, 1, 2]) await world.put(seq)
  return world
}

describe('a consent that is withdrawn', () => {
  test('stops the recording and removes its sound, and the trail says how much that was', async () => {
    const { deps, withdraw, put, numbers, state, id } = await recorded()
    expect(await withdraw()).toEqual(ok(undefined))
    expect(await numbers()).toEqual([])
    expect(await state()).toBe('deleted')
    expect(await put(3)).toMatchObject({ ok: false })
    const event = { action: 'recording.delete', recordingId: id, why: 'withdrawn' }
    expect(deps.audit.intents.at(-1)).toMatchObject({ event, who: { patient: expect.any(String) } })
    expect(deps.audit.outcomes).toEqual([{ event, outcome: { result: 'done', records: 3 } }])
  })

  test('is withdrawn once more without harm, as after a lost answer', async () => {
    const { deps, withdraw } = await recorded()
    await withdraw()
    expect(await withdraw()).toEqual(ok(undefined))
    expect(deps.audit.intents).toHaveLength(1)
  })

  test('takes no sound any more, also when its removal could not be put on the trail', async () => {
    const { deps, withdraw, put, state } = await recorded()
    deps.audit.breakDown()
    expect(await withdraw()).toEqual(err(appError('AUDIT_UNAVAILABLE')))
    expect(await state()).toBe('withdrawn')
    expect(await put(3)).toEqual(err(appError('CONSENT_MISSING')))
  })
})
