import { expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err } from '../kernel/result.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'

test('a recording begins with one microphone or two, and goes on with as many', async () => {
  const { answer, move } = await captureWorld()
  await answer()
  expect(await move('record', undefined, 2)).toMatchObject({ value: { channels: 2 } })
  expect(await move('record', undefined, 2)).toMatchObject({ value: { state: 'recording' } })
  await move('pause')
  expect(await move('record', undefined, 1)).toEqual(err(appError('RECORDING_NOT_POSSIBLE')))
  expect(await move('record')).toMatchObject({ value: { channels: 2, state: 'recording' } })
})
