import { describe, expect, test } from 'vitest'
import { elementsAt, textAt } from '../fhir/resource.ts'
import { cvx } from './codes/cvx.ts'
import { icd10cm } from './codes/icd-10-cm.ts'
import { loinc } from './codes/loinc.ts'
import { rxnorm } from './codes/rxnorm.ts'
import { snomed } from './codes/snomed.ts'
import { systems } from './codes/systems.ts'
import { syntheticSite } from './synthetic-site.ts'
import { usCoreShapes } from './us-core-shapes.ts'

const options = { seed: 7, today: new Date('2026-11-19T15:00Z'), timeZone: 'America/New_York' }
const site = syntheticSite(options)
const { resources } = site

const ofType = (type: string) => resources.filter(({ resourceType }) => resourceType === type)

/** Every object in a resource, itself included. */
const nodesOf = (node: unknown): Record<string, unknown>[] => {
  if (Array.isArray(node)) return node.flatMap(nodesOf)
  if (typeof node !== 'object' || node === null) return []
  const object = node as Record<string, unknown> // narrowed by the line above
  return [object, ...Object.values(object).flatMap(nodesOf)]
}

describe('the same seed and day', () => {
  test('give the same site, to the last comma', () => {
    expect(syntheticSite(options)).toEqual(site)
  })

  test('give other ids and other noise with another seed, and the same people', () => {
    const other = syntheticSite({ ...options, seed: 8 })
    const namesOf = (list: typeof resources) =>
      list.map((resource) => textAt(resource, 'name.text'))
    expect(other.resources.map(({ id }) => id)).not.toContain(resources[0]?.id)
    expect(namesOf(other.resources)).toEqual(namesOf(resources))
  })
})

describe('every resource', () => {
  test('has an id of its own', () => {
    expect(new Set(resources.map(({ id }) => id)).size).toBe(resources.length)
  })

  test('has the elements US Core requires', () => {
    const wrong = resources.flatMap((resource) => {
      const result = usCoreShapes[resource.resourceType]?.safeParse(resource)
      return result?.success ? [] : [`${resource.resourceType}/${resource.id} ${result?.error}`]
    })
    expect(wrong).toEqual([])
  })

  test('says that it is test data', () => {
    expect(
      resources.every((resource) => elementsAt(resource, 'meta.security.code')[0] === 'HTEST'),
    ).toBe(true)
  })

  test('refers only to resources that are there', () => {
    const present = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`))
    const missing = resources
      .flatMap(nodesOf)
      .flatMap(({ reference, url }) => [reference, url])
      .filter((target): target is string => typeof target === 'string' && /^\w+\/\w+$/.test(target))
      .filter((target) => !present.has(target))
    expect(missing).toEqual([])
  })

  test('belongs to one patient and never mentions another', () => {
    const strangers = resources.filter((resource) => {
      const subjects = nodesOf(resource).flatMap(({ reference }) =>
        typeof reference === 'string' && reference.startsWith('Patient/') ? [reference] : [],
      )
      return new Set(subjects).size > 1
    })
    expect(strangers).toEqual([])
  })

  test('states every quantity in UCUM', () => {
    const quantities = resources.flatMap(nodesOf).filter(({ value }) => typeof value === 'number')
    expect(quantities.length).toBeGreaterThan(5000)
    expect(quantities.filter(({ system, code }) => system !== systems.ucum || !code)).toEqual([])
  })

  test('uses only codes of the code tables, with their display', () => {
    const tables = { loinc, rxnorm, snomed, cvx }
    const known = new Set([
      ...Object.entries(tables).flatMap(([system, table]) =>
        Object.values(table).map(([code, display]) => `${system} ${code} ${display}`),
      ),
      ...Object.entries(icd10cm).map(([code, [title]]) => `icd10cm ${code} ${title}`),
    ])
    const nameOf = new Map<unknown, string>(
      (['loinc', 'rxnorm', 'snomed', 'cvx', 'icd10cm'] as const).map((name) => [
        systems[name],
        name,
      ]),
    )
    const unknown = resources
      .flatMap(nodesOf)
      .filter(({ system }) => nameOf.has(system))
      .map(({ system, code, display }) => `${nameOf.get(system)} ${code} ${display}`)
      .filter((row) => !known.has(row))
    expect(unknown).toEqual([])
  })

  test('writes no code table row that no chart uses', () => {
    const used = new Set(resources.flatMap(nodesOf).map(({ code }) => code))
    const rows = [loinc, rxnorm, snomed, cvx].flatMap((table) => Object.values(table))
    const unused = [...rows.map(([code]) => code), ...Object.keys(icd10cm)]
    expect(unused.filter((code) => !used.has(code))).toEqual([])
  })
})

describe('time', () => {
  const days = ['2026-11-19T15:00Z', '2027-03-14T12:00Z', '2028-02-29T12:00Z', '2026-12-31T23:30Z']

  test.each(days)('nothing has happened after the day it is (%s)', (today) => {
    const timeZone = 'America/New_York'
    const present = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(today))
    const happened = syntheticSite({ ...options, today: new Date(today) })
      .resources.filter(({ status }) => status !== 'planned')
      .flatMap((resource) =>
        [
          'effectiveDateTime',
          'issued',
          'recordedDate',
          'authoredOn',
          'date',
          'onsetDateTime',
          'occurrenceDateTime',
          'performedDateTime',
          'period.start',
          'period.end',
          'deceasedDateTime',
        ].map((path) => textAt(resource, path)),
      )
      .filter((date) => date !== undefined)
    expect(happened.length).toBeGreaterThan(3000)
    expect(happened.filter((date) => date.slice(0, 10) > present)).toEqual([])
  })

  test('nothing has happened to a patient before birth or after death', () => {
    const lives = new Map(
      ofType('Patient').map(({ id, birthDate, deceasedDateTime }) => [
        `Patient/${id}`,
        { birthDate, deceasedDateTime },
      ]),
    )
    const outside = resources.filter((resource) => {
      const patient = textAt(resource, 'subject.reference') ?? textAt(resource, 'patient.reference')
      const life = lives.get(patient ?? '')
      const date =
        textAt(resource, 'effectiveDateTime') ??
        textAt(resource, 'authoredOn') ??
        textAt(resource, 'onsetDateTime') ??
        textAt(resource, 'occurrenceDateTime')
      if (!life || !date) return false
      const born = String(life.birthDate ?? '0').slice(0, date.length)
      const died = String(life.deceasedDateTime ?? '9')
      return date < born || date > died
    })
    expect(outside.map(({ resourceType, id }) => `${resourceType}/${id}`)).toEqual([])
  })
})

test('every active medicine says how it is taken', () => {
  const active = ofType('MedicationRequest').filter(({ status }) => status === 'active')
  expect(active.length).toBeGreaterThan(60)
  expect(active.every((request) => textAt(request, 'dosageInstruction.text'))).toBe(true)
})

test('those who can sign in are practitioners of the site, with different names', () => {
  const practitioners = ofType('Practitioner').map(({ id }) => id)
  expect(site.users.map(({ username }) => username)).toEqual([
    'okafor.d',
    'reyes.a',
    'marchbank.l',
    'wilkos.t',
  ])
  expect(site.users.every(({ practitionerId }) => practitioners.includes(practitionerId))).toBe(
    true,
  )
})

test('the site has the size it is meant to have', () => {
  expect(ofType('Patient')).toHaveLength(21)
  expect(resources.length).toBeGreaterThan(3000)
  expect(resources.length).toBeLessThan(6000)
})
