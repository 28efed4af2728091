import { describe, expect, it } from 'vitest'
import { anEmptyStore, aPatient, foundIds, testBase } from '../../testing/an-empty-store.ts'

describe('search by string', () => {
  const store = anEmptyStore()
  store.update(aPatient('olander', { family: 'Ölander', given: ['Léna', 'Maria'] }))
  store.update(aPatient('olsen', { family: 'Olsen', text: 'Kim van Olsen' }))

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
    expect(foundIds(store, 'Patient', query)).toEqual(expected)
  })
})

describe('search by token', () => {
  const store = anEmptyStore()
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
    expect(foundIds(store, 'Observation', query)).toEqual(expected)
  })

  it('refuses a malformed token and a modifier it does not have', () => {
    expect(() => foundIds(store, 'Observation', 'code=|')).toThrow('token')
    expect(() => foundIds(store, 'Observation', 'code:above=1')).toThrow(':above')
  })
})

describe('search by reference', () => {
  const store = anEmptyStore()
  const add = (id: string, reference: string) =>
    store.update({ resourceType: 'DocumentReference', id, subject: { reference } })
  add('relative', 'Patient/1')
  add('versioned', 'Patient/1/_history/3')
  add('absolute', `${testBase}/Patient/1`)
  add('group', 'Group/1')
  add('foreign', 'https://elsewhere.example/fhir/Patient/1')

  it.each([
    ['patient=1', ['relative', 'versioned', 'absolute']],
    ['patient=Patient/1', ['relative', 'versioned', 'absolute']],
    [`patient=${testBase}/Patient/1`, ['relative', 'versioned', 'absolute']],
    ['subject=1', ['relative', 'versioned', 'absolute', 'group']],
    ['subject:Patient=1', ['relative', 'versioned', 'absolute']],
    ['subject=Group/1', ['group']],
    ['subject=https://elsewhere.example/fhir/Patient/1', ['foreign']],
  ])('%s', (query, expected) => {
    expect(foundIds(store, 'DocumentReference', query)).toEqual(expected)
  })
})

describe('search by date', () => {
  const store = anEmptyStore()
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
  const moment = '2025-01-01T12:00:00.000Z'
  add('moment', { effectiveDateTime: moment })

  it.each([
    ['date=2026-11-18', ['evening']],
    [`date=le${moment}`, ['moment']],
    [`date=ap${moment}`, ['moment']],
    [`date=ge${moment}&date=lt2026`, ['moment']],
    ['date=2026-11-19', ['day']],
    ['date=2026-11', ['evening', 'day', 'month', 'stay']],
    ['date=2026-11-19T04:30:00Z', ['evening']],
    ['date=ne2026-11', ['open', 'moment']],
    ['date=gt2026-11-19', ['month', 'stay', 'open']],
    ['date=ge2026-11-19', ['day', 'month', 'stay', 'open']],
    ['date=lt2026-11-19', ['evening', 'month', 'stay', 'moment']],
    ['date=le2026-11-19', ['evening', 'day', 'month', 'stay', 'moment']],
    ['date=sa2026-11-19', ['open']],
    ['date=eb2026-11-19', ['evening', 'moment']],
    ['date=ap2026-11-19', ['day', 'month', 'stay']],
    ['date=ge2026-11-19&date=lt2026-11-20', ['day', 'month', 'stay']],
    ['date=ge2026-11-20T11:00:00+01:00', ['month', 'stay', 'open']],
    ['date:missing=true', ['undated']],
    ['_lastUpdated=2026-11-19&date=2026-11-19', ['day']],
  ])('%s', (query, expected) => {
    expect(foundIds(store, 'Observation', query).toSorted()).toEqual(expected.toSorted())
  })

  it.each(['date=yesterday', 'date=2026-13', 'date=2026-02-30', 'date=ge'])(
    'refuses %s',
    (query) => {
      expect(() => foundIds(store, 'Observation', query)).toThrow('date')
    },
  )

  it('meets a day with 25 hours in the zone of the site', () => {
    const autumn = anEmptyStore()
    autumn.update({
      resourceType: 'Observation',
      id: 'late',
      effectiveDateTime: '2026-11-02T04:30:00Z',
    })
    expect(foundIds(autumn, 'Observation', 'date=2026-11-01')).toEqual(['late'])
    expect(foundIds(autumn, 'Observation', 'date=2026-11-02')).toEqual([])
  })
})
