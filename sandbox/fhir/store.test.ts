import { describe, expect, it } from 'vitest'
import { anEmptyStore, aPatient, foundIds } from '../testing/an-empty-store.ts'

describe('a store', () => {
  it('numbers the versions of a resource and keeps them all', () => {
    const store = anEmptyStore()
    const { resource } = store.create({ resourceType: 'Patient', gender: 'female' })
    store.update({ ...resource, gender: 'other' })
    expect(store.read('Patient', resource.id)?.resource.meta).toMatchObject({ versionId: '2' })
    expect(store.vread('Patient', resource.id, 1)?.resource.gender).toBe('female')
    expect(store.history('Patient', resource.id).map((stored) => stored.version)).toEqual([2, 1])
  })

  it('remembers that a resource was deleted, and no longer finds it', () => {
    const store = anEmptyStore()
    store.update(aPatient('a', { family: 'Lopez' }))
    store.remove('Patient', 'a')
    expect(store.read('Patient', 'a')?.deleted).toBe(true)
    expect(foundIds(store, 'Patient', 'family=lopez')).toEqual([])
    expect(store.count()).toEqual({ Patient: 0 })
  })

  it('goes back to its snapshot, indices included', () => {
    const store = anEmptyStore()
    store.update(aPatient('a', { family: 'Lopez' }))
    store.snapshot()
    store.update(aPatient('a', { family: 'Marsh' }))
    store.update(aPatient('b', { family: 'Lopez' }))
    expect(foundIds(store, 'Patient', 'family=marsh')).toEqual(['a'])
    store.reset()
    expect(foundIds(store, 'Patient', 'family=lopez')).toEqual(['a'])
    expect(foundIds(store, 'Patient', 'family=marsh')).toEqual([])
    expect(store.read('Patient', 'b')).toBeUndefined()
  })

  it('knows every record of a patient, also through its owner', () => {
    const store = anEmptyStore()
    const subject = { reference: 'Patient/a' }
    store.update(aPatient('a', { family: 'Lopez' }))
    store.update({ resourceType: 'DocumentReference', id: 'd', subject })
    store.update({
      resourceType: 'Provenance',
      id: 'p',
      target: [{ reference: 'DocumentReference/d' }],
    })
    store.update({ resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/b' } })
    expect(store.ofPatient('a').map(({ resource }) => resource.id)).toEqual(['a', 'd', 'p'])
  })
})
