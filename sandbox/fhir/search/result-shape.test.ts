import { describe, expect, it } from 'vitest'
import { anEmptyStore, foundIds } from '../../testing/an-empty-store.ts'

describe('the layout of a result', () => {
  const store = anEmptyStore()
  const add = (id: string, status: string, effectiveDateTime?: string) =>
    store.update({ resourceType: 'Observation', id, status, effectiveDateTime })
  add('a', 'final', '2026-02-01')
  add('b', 'preliminary', '2026-03-01')
  add('c', 'final')
  add('d', 'final', '2026-03-01')

  it.each([
    ['_sort=date', ['a', 'b', 'd', 'c']],
    ['_sort=-date', ['b', 'd', 'a', 'c']],
    ['_sort=status,-date', ['d', 'a', 'c', 'b']],
    ['_sort=-_id', ['d', 'c', 'b', 'a']],
    ['_sort=unknown', ['a', 'b', 'c', 'd']],
  ])('%s', (query, expected) => {
    expect(foundIds(store, 'Observation', query)).toEqual(expected)
  })

  it('reports what it did not understand and what it did', () => {
    const { query } = store.search(
      'Observation',
      new URLSearchParams('status=final&colour=red&_sort=unknown'),
    )
    expect(query.ignored).toEqual(['colour', '_sort'])
    expect(query.applied).toEqual([['status', 'final']])
  })

  it('counts without listing', () => {
    const result = store.search('Observation', new URLSearchParams('status=final&_summary=count'))
    expect(result).toMatchObject({ total: 3, matches: [] })
  })

  it('does not see what was written after the moment up to which it is indexed', () => {
    let now = new Date('2026-11-19T17:00:00Z')
    const lagging = anEmptyStore(() => now)
    lagging.update({ resourceType: 'Observation', id: 'old', status: 'preliminary' })
    const indexedUntil = now
    now = new Date('2026-11-19T17:00:05Z')
    lagging.update({ resourceType: 'Observation', id: 'old', status: 'final' })
    lagging.update({ resourceType: 'Observation', id: 'new', status: 'final' })
    expect(foundIds(lagging, 'Observation', 'status=final', { indexedUntil })).toEqual([])
    expect(foundIds(lagging, 'Observation', 'status=preliminary', { indexedUntil })).toEqual([
      'old',
    ])
    expect(foundIds(lagging, 'Observation', 'status=final')).toEqual(['old', 'new'])
  })
})
