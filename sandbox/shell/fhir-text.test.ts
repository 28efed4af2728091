import { describe, expect, test } from 'vitest'
import { aSite } from '../smart/a-site.ts'
import {
  ageText,
  conceptText,
  dateText,
  mrnText,
  nameText,
  sexText,
  valueText,
} from './fhir-text.ts'

const site = aSite()

describe('a patient', () => {
  test.each([
    [{ name: [{ family: 'Marchetti', given: ['Rosalind', 'M.'] }] }, 'MARCHETTI, ROSALIND M.'],
    [{ name: [{ family: '王', given: ['小明'] }] }, '王, 小明'],
    [{ name: [{ text: 'Baby Girl Ng' }] }, 'Baby Girl Ng'],
    [{ name: [{ given: ['Prince'] }] }, 'Prince'],
    [{}, ''],
  ])('%o is called %s', (patient, text) => expect(nameText(patient)).toBe(text))

  test.each([
    [{ birthDate: '1958-04-05' }, '68 y'],
    [{ birthDate: '2024-11-20' }, '23 mo'],
    [{ birthDate: '2026-04-19' }, '7 mo'],
    [{ birthDate: '2026-11-12' }, '7 d'],
    [{ birthDate: '1950-01-01', deceasedDateTime: '2020-01-01T00:00:00Z' }, '70 y'],
    [{}, ''],
  ])('%o is %s old', (patient, text) => expect(ageText(site, patient)).toBe(text))

  test('has the identifier typed MR as its record number, else the first', () => {
    const record = { type: { coding: [{ code: 'MR' }] }, value: '4471902' }
    expect(mrnText({ identifier: [{ value: 'ssn' }, record] })).toBe('4471902')
    expect(mrnText({ identifier: [{ value: 'first' }] })).toBe('first')
    expect(sexText({ gender: 'female' })).toBe('F')
    expect(sexText({})).toBe('U')
  })
})

test.each([
  ['1958-04-05', '04/05/1958'],
  ['2026-11-19T15:00:00Z', '11/19/2026 09:00'],
  ['2026-11', '2026-11'],
  ['not a date', 'not a date'],
  [undefined, ''],
])('the date %s is shown as %s, in the zone of the site', (value, text) => {
  expect(dateText(site, value)).toBe(text)
})

test.each([
  [{ valueQuantity: { value: 5.3, unit: 'mmol/L' } }, '5.3 mmol/L'],
  [{ valueQuantity: { comparator: '<', value: 5, code: 'ng/L' } }, '<5 ng/L'],
  [{ valueCodeableConcept: { text: 'Positive' } }, 'Positive'],
  [{ valueString: 'haemolysed' }, 'haemolysed'],
  [{ valueInteger: 0 }, '0'],
  [{ valueBoolean: false }, 'false'],
  [
    {
      component: [
        { valueQuantity: { value: 122, unit: 'mmHg' } },
        { valueQuantity: { value: 78, unit: 'mmHg' } },
      ],
    },
    '122 mmHg / 78 mmHg',
  ],
  [{ dataAbsentReason: { text: 'not performed' } }, '(not performed)'],
  [{}, ''],
])('the value of %o is shown as %s', (observation, text) => {
  expect(valueText(site, observation)).toBe(text)
})

test('a concept is shown by its text, its display or its code', () => {
  expect(conceptText({ text: 'Cough', coding: [{ display: 'Cough (finding)' }] })).toBe('Cough')
  expect(conceptText({ coding: [{ code: 'x', display: 'Cough (finding)' }] })).toBe(
    'Cough (finding)',
  )
  expect(conceptText({ coding: [{ code: 'x' }] })).toBe('x')
  expect(conceptText(undefined)).toBe('')
})
