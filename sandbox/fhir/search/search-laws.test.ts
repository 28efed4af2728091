import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anEmptyStore, foundIds, testBase } from '../../testing/an-empty-store.ts'

const codes = fc.constantFrom('a', 'b', 'c', 'A')
const systems = fc.constantFrom('urn:x', 'urn:y', undefined)
const dates = fc.constantFrom(
  '2025',
  '2026-01',
  '2026-01-31',
  '2026-01-31T23:59:59-05:00',
  '2027-02-01',
  '2026-01-31T12:00:00.000Z',
)
const observations = fc.record({
  id: fc.constantFrom(...'abcdefghijklmnop'),
  resourceType: fc.constant('Observation'),
  status: fc.constantFrom('final', 'preliminary'),
  subject: fc.record({
    reference: fc.constantFrom('Patient/1', 'Patient/2', `${testBase}/Patient/1`),
  }),
  code: fc.record({
    coding: fc.array(fc.record({ system: systems, code: codes }), { maxLength: 3 }),
  }),
  effectiveDateTime: fc.option(dates, { nil: undefined }),
})
const criteria = fc.oneof(
  fc.tuple(
    fc.constantFrom('code', 'code:not'),
    fc.oneof(
      codes,
      codes.map((code) => `urn:x|${code}`),
      fc.constant('urn:y|'),
      codes.map((code) => `|${code}`),
      fc.constant('a,b'),
    ),
  ),
  fc.tuple(
    fc.constant('patient'),
    fc.constantFrom('1', 'Patient/2', `${testBase}/Patient/1`, '1,2', '3'),
  ),
  fc.tuple(
    fc.constant('date'),
    fc
      .tuple(fc.constantFrom('', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'), dates)
      .map(([prefix, date]) => prefix + date),
  ),
  fc.tuple(fc.constantFrom('date:missing', 'code:missing'), fc.constantFrom('true', 'false')),
  fc.tuple(fc.constant('status'), fc.constantFrom('final', 'nothing')),
)
const queries = fc.array(criteria, { maxLength: 3 }).map((pairs) => new URLSearchParams(pairs))

describe('laws of search', () => {
  it('the indices find exactly what looking at every resource finds', () => {
    fc.assert(
      fc.property(fc.array(observations, { maxLength: 40 }), queries, (writes, query) => {
        const store = anEmptyStore()
        // Search in between, so that the indices are built step by step and entries are replaced.
        for (const write of writes) {
          store.update(write)
          store.search('Observation', new URLSearchParams('code=a&date=ge2026'))
        }
        const satisfies = store.predicate('Observation', query)
        const newest = new Map(writes.map((write) => [write.id, write]))
        const expected = [...newest.values()].filter(satisfies).map(({ id }) => id)
        expect(foundIds(store, 'Observation', query.toString()).toSorted()).toEqual(
          expected.toSorted(),
        )
      }),
    )
  })

  it('a criterion and its negation divide the resources between them', () => {
    fc.assert(
      fc.property(fc.array(observations, { maxLength: 20 }), codes, (writes, code) => {
        const store = anEmptyStore()
        for (const write of writes) store.update(write)
        const found = foundIds(store, 'Observation', `code=${code}`)
        const rest = foundIds(store, 'Observation', `code:not=${code}`)
        expect([...found, ...rest].toSorted()).toEqual(
          foundIds(store, 'Observation', '').toSorted(),
        )
      }),
    )
  })

  it('paging visits each match once, whatever is written in between', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(observations, { selector: ({ id }) => id, maxLength: 16 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('', 'date', '-date', 'status,-_id'),
        fc.constantFrom('', 'status=final', 'patient=1'),
        fc.array(observations, { maxLength: 16 }),
        (first, size, sort, criterion, later) => {
          const store = anEmptyStore()
          for (const write of first) store.update(write)
          const sorted = new URLSearchParams(`${criterion}&${sort ? `_sort=${sort}` : ''}`)
          const query = new URLSearchParams([...sorted, ['_count', String(size)]])
          const before = foundIds(store, 'Observation', sorted.toString())
          const visited: string[] = []
          const pageSize = { usual: 20, most: 1000 }
          let result = store.search('Observation', query, { pageSize })
          for (let write = 0; ; write += 1) {
            visited.push(...result.matches.map(({ resource }) => resource.id))
            expect(result.total).toBe(before.length)
            if (!result.nextPage) break
            const change = later[write]
            if (change) store.update(change)
            query.set('_page', result.nextPage)
            result = store.search('Observation', query, { pageSize })
          }
          expect(visited).toEqual(before)
        },
      ),
    )
  })
})
