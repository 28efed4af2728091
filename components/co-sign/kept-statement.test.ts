import { expect, test } from 'vitest'
import { type DeviceDraft, noDeviceDraft } from '../note/device-draft.ts'
import { keepStatement, keptStatement } from './kept-statement.ts'

function aDevice(): DeviceDraft {
  let kept: { readonly note: unknown; readonly baseVersion: number } | undefined
  return {
    write: async (note, baseVersion) => {
      kept = { note, baseVersion }
      return true
    },
    read: async () => kept,
    clear: async () => {
      kept = undefined
    },
  }
}

test('what was written below a note is there again when the page is opened again', async () => {
  const device = aDevice()
  expect(await keepStatement(device, 'I saw the patient.')).toBe('kept')
  expect(await keptStatement(device)).toBe('I saw the patient.')
})

test('nothing written is nothing kept, and removes what was', async () => {
  const device = aDevice()
  await keepStatement(device, 'I saw the patient.')
  expect(await keepStatement(device, '')).toBe('kept')
  expect(await keptStatement(device)).toBe('')
})

test('a device that keeps nothing is not said to', async () => {
  expect(await keepStatement(noDeviceDraft, 'I saw the patient.')).toBe('lost')
  expect(await keptStatement(noDeviceDraft)).toBe('')
})

test('what is no text of ours is passed over', async () => {
  const device = aDevice()
  await device.write({ sections: [] }, 3)
  expect(await keptStatement(device)).toBe('')
})
