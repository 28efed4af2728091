import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FhirResource } from './resource.ts'
import { createStore, type Store } from './store.ts'

const base = 'http://ehr.localhost:4000/greyfield/fhir'
const zone = 'America/New_York'
const createEmpty = (now: () => Date = () => new Date('2026-11-19T17:00:00Z')): Store =>
  createStore({ base, timeZone: zone, now })

const ids = (store: Store, type: string, query: string, options = {}): readonly string[] =>
  store
    .search(type, new URLSearchParams(query), options)
    .matches.map((stored) => stored.resource.id)

const patient = (id: string, name: unknown, more = {}): FhirResource => ({
  resourceType: 'Patient',
  id,
  name: [name],
  ...more,
})

describe('a store', () => {
  it('numbers the versions of a resource and keeps them all', () => {
    const store = createEmpty()
    const { resource } = store.create({ resourceType: 'Patient', gender: 'female' })
    store.update({ ...resource, gender: 'other' })
    expect(store.read('Patient', resource.id)?.resource.meta).toMatchObject({ versionId: '2' })
    expect(store.vread('Patient', resource.id, 1)?.resource.gender).toBe('female')
    expect(store.history('Patient', resource.id).map((stored) => stored.version)).toEqual([2, 1])
  })

  it('remembers that a resource was deleted, and no longer finds it', () => {
    const store = createEmpty()
    store.update(patient('a', { family: 'Lopez' }))
    store.remove('Patient', 'a')
    expect(store.read('Patient', 'a')?.deleted).toBe(true)
    expect(ids(store, 'Patient', 'family=lopez')).toEqual([])
    expect(store.count()).toEqual({ Patient: 0 })
  })

  it('goes back to its snapshot, indices included', () => {
    const store = createEmpty()
    store.update(patient('a', { family: 'Lopez' }))
    store.snapshot()
    store.update(patient('a', { family: 'Marsh' }))
    store.update(patient('b', { family: 'Lopez' }))
    expect(ids(store, 'Patient', 'family=marsh')).toEqual(['a'])
    store.reset()
    expect(ids(store, 'Patient', 'family=lopez')).toEqual(['a'])
    expect(ids(store, 'Patient', 'family=marsh')).toEqual([])
    expect(store.read('Patient', 'b')).toBeUndefined()
  })

  it('knows every record of a patient, also through its owner', () => {
    const store = createEmpty()
    const subject = { reference: 'Patient/a' }
    store.update(patient('a', { family: 'Lopez' }))
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

describe('search by string', () => {
  const store = createEmpty()
  store.update(patient('olander', { family: 'Ölander', given: ['Léna', 'Maria'] }))
  store.update(patient('olsen', { family: 'Olsen', text: 'Kim van Olsen' }))

  it.each([
    ['name=ol', ['olander', 'olsen']],
    ['name=OLÄ', ['olander']],
    ['given=maria', ['olander']],
    ['name=lena', ['olander']],
    ['name=kim van', ['olsen']],
    ['name=lsen', []],
    ['family:exact=Olander', []],
    ['family:exact=Ölander', ['olander']],
    ['family:contains=lse', ['olsen']],
    ['family=olsen,ÖLANDER', ['olander', 'olsen']],
    ['name=ol&given=maria', ['olander']],
    ['given:missing=true', ['olsen']],
    ['given:missing=false', ['olander']],
  ])('%s', (query, expected) => {
    expect(ids(store, 'Patient', query)).toEqual(expected)
  })
})

describe('search by token', () => {
  const store = createEmpty()
  const coding = (system: string | undefined, code: string) => ({
    coding: [{ ...(system ? { system } : {}), code }],
  })
  const add = (id: string, code: unknown, status = 'final') =>
    store.update({ resourceType: 'Observation', id, status, code })
  add('loinc', coding('http://loinc.org', '2160-0'))
  add('local', coding('urn:legacy', '2160-0'))
  add('bare', coding(undefined, '2160-0'), 'preliminary')
  add('other', coding('http://loinc.org', '2823-3'))
  add('comma', coding('urn:legacy', 'a,b'))
  add('none', { text: 'creatinine' })

  it.each([
    ['code=2160-0', ['loinc', 'local', 'bare']],
    ['code=http://loinc.org|2160-0', ['loinc']],
    ['code=|2160-0', ['bare']],
    ['code=http://loinc.org|', ['loinc', 'other']],
    ['code=urn:legacy|2160-0,2823-3', ['local', 'other']],
    ['code:not=2160-0', ['other', 'comma', 'none']],
    ['code:missing=true', ['none']],
    ['code=a\\,b', ['comma']],
    ['status=preliminary', ['bare']],
    ['status=http://hl7.org/fhir/observation-status|preliminary', ['bare']],
    ['status=urn:other|preliminary', []],
    ['_id=bare,none', ['bare', 'none']],
  ])('%s', (query, expected) => {
    expect(ids(store, 'Observation', query)).toEqual(expected)
  })

  it('refuses a malformed token and a modifier it does not have', () => {
    expect(() => ids(store, 'Observation', 'code=|')).toThrow('token')
    expect(() => ids(store, 'Observation', 'code:above=1')).toThrow(':above')
  })
})

describe('search by reference', () => {
  const store = createEmpty()
  const add = (id: string, reference: string) =>
    store.update({ resourceType: 'DocumentReference', id, subject: { reference } })
  add('relative', 'Patient/1')
  add('versioned', 'Patient/1/_history/3')
  add('absolute', `${base}/Patient/1`)
  add('group', 'Group/1')
  add('foreign', 'https://elsewhere.example/fhir/Patient/1')

  it.each([
    ['patient=1', ['relative', 'versioned', 'absolute']],
    ['patient=Patient/1', ['relative', 'versioned', 'absolute']],
    [`patient=${base}/Patient/1`, ['relative', 'versioned', 'absolute']],
    ['subject=1', ['relative', 'versioned', 'absolute', 'group']],
    ['subject:Patient=1', ['relative', 'versioned', 'absolute']],
    ['subject=Group/1', ['group']],
    ['subject=https://elsewhere.example/fhir/Patient/1', ['foreign']],
  ])('%s', (query, expected) => {
    expect(ids(store, 'DocumentReference', query)).toEqual(expected)
  })
})

describe('search by date', () => {
  const store = createEmpty()
  const add = (id: string, element: object) =>
    store.update({ resourceType: 'Observation', id, ...element })
  add('evening', { effectiveDateTime: '2026-11-18T23:30:00-05:00' })
  add('day', { effectiveDateTime: '2026-11-19' })
  add('month', { effectiveDateTime: '2026-11' })
  add('stay', {
    effectivePeriod: { start: '2026-11-10T00:00:00Z', end: '2026-11-30T00:00:00Z' },
  })
  add('open', { effectivePeriod: { start: '2026-11-20T10:00:00Z' } })
  add('undated', {})

  it.each([
    ['date=2026-11-18', ['evening']],
    ['date=2026-11-19', ['day']],
    ['date=2026-11', ['evening', 'day', 'month', 'stay']],
    ['date=2026-11-19T04:30:00Z', ['evening']],
    ['date=ne2026-11', ['open']],
    ['date=gt2026-11-19', ['month', 'stay', 'open']],
    ['date=ge2026-11-19', ['day', 'month', 'stay', 'open']],
    ['date=lt2026-11-19', ['evening', 'month', 'stay']],
    ['date=le2026-11-19', ['evening', 'day', 'month', 'stay']],
    ['date=sa2026-11-19', ['open']],
    ['date=eb2026-11-19', ['evening']],
    ['date=ap2026-11-19', ['day', 'month', 'stay']],
    ['date=ge2026-11-19&date=lt2026-11-20', ['day', 'month', 'stay']],
    ['date=ge2026-11-20T11:00:00+01:00', ['month', 'stay', 'open']],
    ['date:missing=true', ['undated']],
    ['_lastUpdated=2026-11-19&date=2026-11-19', ['day']],
  ])('%s', (query, expected) => {
    expect(ids(store, 'Observation', query).toSorted()).toEqual(expected.toSorted())
  })

  it.each(['date=yesterday', 'date=2026-13', 'date=2026-02-30', 'date=ge'])(
    'refuses %s',
    (query) => {
      expect(() => ids(store, 'Observation', query)).toThrow('date')
    },
  )

  it('meets a day with 25 hours in the zone of the site', () => {
    const autumn = createEmpty()
    autumn.update({
      resourceType: 'Observation',
      id: 'late',
      effectiveDateTime: '2026-11-02T04:30:00Z',
    })
    expect(ids(autumn, 'Observation', 'date=2026-11-01')).toEqual(['late'])
    expect(ids(autumn, 'Observation', 'date=2026-11-02')).toEqual([])
  })
})

describe('the layout of a result', () => {
  const store = createEmpty()
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
    expect(ids(store, 'Observation', query)).toEqual(expected)
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
    const lagging = createEmpty(() => now)
    lagging.update({ resourceType: 'Observation', id: 'old', status: 'preliminary' })
    const indexedUntil = now
    now = new Date('2026-11-19T17:00:05Z')
    lagging.update({ resourceType: 'Observation', id: 'old', status: 'final' })
    lagging.update({ resourceType: 'Observation', id: 'new', status: 'final' })
    expect(ids(lagging, 'Observation', 'status=final', { indexedUntil })).toEqual([])
    expect(ids(lagging, 'Observation', 'status=preliminary', { indexedUntil })).toEqual(['old'])
    expect(ids(lagging, 'Observation', 'status=final')).toEqual(['old', 'new'])
  })
})

const codes = fc.constantFrom('a', 'b', 'c', 'A')
const systems = fc.constantFrom('urn:x', 'urn:y', undefined)
const dates = fc.constantFrom(
  '2025',
  '2026-01',
  '2026-01-31',
  '2026-01-31T23:59:59-05:00',
  '2027-02-01',
)
const observations = fc.record({
  id: fc.constantFrom(...'abcdefghijklmnop'),
  resourceType: fc.constant('Observation'),
  status: fc.constantFrom('final', 'preliminary'),
  subject: fc.record({ reference: fc.constantFrom('Patient/1', 'Patient/2', `${base}/Patient/1`) }),
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
    fc.constantFrom('1', 'Patient/2', `${base}/Patient/1`, '1,2', '3'),
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
        const store = createEmpty()
        // Search in between, so that the indices are built step by step and entries are replaced.
        for (const write of writes) {
          store.update(write)
          store.search('Observation', new URLSearchParams('code=a&date=ge2026'))
        }
        const satisfies = store.predicate('Observation', query)
        const newest = new Map(writes.map((write) => [write.id, write]))
        const expected = [...newest.values()].filter(satisfies).map(({ id }) => id)
        expect(ids(store, 'Observation', query.toString()).toSorted()).toEqual(expected.toSorted())
      }),
    )
  })

  it('a criterion and its negation divide the resources between them', () => {
    fc.assert(
      fc.property(fc.array(observations, { maxLength: 20 }), codes, (writes, code) => {
        const store = createEmpty()
        for (const write of writes) store.update(write)
        const found = ids(store, 'Observation', `code=${code}`)
        const rest = ids(store, 'Observation', `code:not=${code}`)
        expect([...found, ...rest].toSorted()).toEqual(ids(store, 'Observation', '').toSorted())
      }),
    )
  })

  it('paging visits each match once, whatever is written in between', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(observations, { selector: ({ id }) => id, maxLength: 16 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('', 'date', '-date', 'status,-_id'),
        fc.array(observations, { maxLength: 16 }),
        (first, size, sort, later) => {
          const store = createEmpty()
          for (const write of first) store.update(write)
          const query = new URLSearchParams({
            _count: String(size),
            ...(sort ? { _sort: sort } : {}),
          })
          const before = ids(store, 'Observation', sort ? `_sort=${sort}` : '')
          const visited: string[] = []
          const pageSize = { usual: 20, most: 1000 }
          let result = store.search('Observation', query, { pageSize })
          for (let write = 0; ; write += 1) {
            visited.push(...result.matches.map(({ resource }) => resource.id))
            expect(result.total).toBe(first.length)
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
