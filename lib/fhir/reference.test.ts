import { expect, test } from 'vitest'
import { isOnServer, referenceOf, referenceTarget, resolveReference } from './reference.ts'

test.each([['Patient/p1'], ['https://ehr.example/fhir/Patient/p1'], ['Patient/p1/_history/3']])(
  '%s names Patient p1',
  (reference) => {
    expect(referenceTarget(reference)).toEqual({ type: 'Patient', id: 'p1' })
  },
)

test.each([
  '#med',
  'urn:uuid:1234',
  'p1',
  '',
  'Patient/',
  'https://ehr.example/fhir/Patient/p1?x=1',
])('%j names no resource', (reference) => {
  expect(referenceTarget(reference)).toBeUndefined()
})

test.each([
  ['Patient/p1', true],
  ['https://EHR.example/fhir/Patient/p1', true],
  ['https://ehr.example/fhir2/Patient/p1', false],
  ['https://other.example/fhir/Patient/p1', false],
  ['http://ehr.example/fhir/Patient/p1', false],
])('%s is on the server of https://ehr.example/fhir: %s', (reference, isHere) => {
  expect(isOnServer(reference, 'https://ehr.example/fhir')).toBe(isHere)
})

test('a reference is resolved among contained and included resources', () => {
  const contained = { resourceType: 'Medication', id: 'med' }
  const included = { resourceType: 'Medication', id: 'm2' }
  const holder = { resourceType: 'MedicationRequest', id: 'r', contained: [null, contained] }
  expect(resolveReference('#med', holder, [])).toBe(contained)
  expect(resolveReference('Medication/m2', holder, [included])).toBe(included)
  expect(resolveReference('Medication/m3', holder, [included])).toBeUndefined()
  expect(resolveReference(undefined, holder, [])).toBeUndefined()
})

test('a resource without an id is named by its type', () => {
  expect(referenceOf({ resourceType: 'Observation' })).toBe('Observation')
  expect(referenceOf({ resourceType: 'Observation', id: '7' })).toBe('Observation/7')
})
