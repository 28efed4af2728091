import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { encryptedDeviceDraft } from './device-draft.ts'

const key = btoa('0123456789abcdef0123456789abcdef')
const note = aNoteOf(aStatement({ id: 's', text: 'Dry cough for three weeks.' }))

/** A localStorage of this test's own. */
function storage(): Map<string, string> {
  const items = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => items.set(name, value),
    removeItem: (name: string) => items.delete(name),
  })
  return items
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a copy on the device', () => {
  let items: Map<string, string>
  beforeEach(() => {
    items = storage()
  })

  test('comes back with the version it stood on', async () => {
    const draft = encryptedDeviceDraft('n1', key)
    expect(await draft.write(note, 4)).toBe(true)
    expect(await draft.read()).toEqual({ note, baseVersion: 4 })
    await draft.clear()
    expect(await draft.read()).toBeUndefined()
  })

  test('shows no word of the note, and is never twice the same', async () => {
    const draft = encryptedDeviceDraft('n1', key)
    await draft.write(note, 4)
    const [once] = items.values()
    await draft.write(note, 4)
    const [twice] = items.values()
    expect(atob(once ?? '')).not.toContain('cough')
    expect(once).not.toBe(twice)
  })

  test('is unreadable with another key, for another note, or when changed', async () => {
    await encryptedDeviceDraft('n1', key).write(note, 4)
    const [stored = ''] = items.values()
    expect(
      await encryptedDeviceDraft('n1', btoa('another key another key another!')).read(),
    ).toBeUndefined()
    items.set('chartside-draft:n2', stored)
    expect(await encryptedDeviceDraft('n2', key).read()).toBeUndefined()
    items.set('chartside-draft:n1', `${stored.startsWith('A') ? 'B' : 'A'}${stored.slice(1)}`)
    expect(await encryptedDeviceDraft('n1', key).read()).toBeUndefined()
  })
})

test('a frame that forbids storage has no copy, and says so', async () => {
  vi.stubGlobal('localStorage', {
    setItem: () => {
      throw new DOMException('blocked', 'SecurityError')
    },
  })
  expect(await encryptedDeviceDraft('n1', key).write(note, 1)).toBe(false)
  expect(await encryptedDeviceDraft('n1', 'not base64!').write(note, 1)).toBe(false)
})
