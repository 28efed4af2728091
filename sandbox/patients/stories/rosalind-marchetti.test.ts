import { describe, expect, test } from 'vitest'
import { elementsAt, textAt } from '../../fhir/resource.ts'
import { flagsOf, readChart, valuesOf } from '../read-chart.ts'
import { syntheticSite } from '../synthetic-site.ts'

const { resources } = syntheticSite({
  seed: 7,
  today: new Date('2026-11-19T15:00Z'),
  timeZone: 'America/New_York',
})

describe('Rosalind Marchetti, the patient of the design', () => {
  const { patient, ofType, texts, observed } = readChart(resources, '4471902')
  const active = ofType('MedicationRequest').filter(({ status }) => status === 'active')

  test('is 68 and has the visit of the page', () => {
    expect(patient).toMatchObject({ birthDate: '1958-04-05', gender: 'female' })
    expect(ofType('Encounter').find(({ status }) => status === 'in-progress')).toMatchObject({
      identifier: [{ value: '0091-22' }],
      period: { start: '2026-11-19T09:00:00-05:00' },
    })
  })

  test('takes the six medicines of the page, and no longer spironolactone', () => {
    expect(
      active.flatMap((found) => [
        ...elementsAt(found, 'medicationCodeableConcept.text'),
        ...elementsAt(found, 'medicationReference.display'),
      ]),
    ).toEqual([
      'furosemide 40 mg tablet',
      'lisinopril 20 mg tablet',
      'metoprolol succinate ER 50 mg tablet',
      'empagliflozin 10 mg tablet',
      'metformin 500 mg tablet',
      'atorvastatin 40 mg tablet',
    ])
    const stopped = ofType('MedicationRequest').filter(({ status }) => status === 'stopped')
    expect(stopped.map((found) => textAt(found, 'statusReason.text'))).toEqual([
      'Potassium 5.6 mmol/L on 05/28/2026',
    ])
  })

  test('has type 2 diabetes twice, once coded in both systems', () => {
    const codes = ofType('Condition')
      .filter((found) => textAt(found, 'code.text') === 'Type 2 diabetes mellitus')
      .map((found) => elementsAt(found, 'code.coding.code'))
    expect(codes).toEqual([['44054006', 'E11.9'], ['E11.9']])
    expect(new Set(texts('Condition', 'code.text')).size).toBe(6)
  })

  test.each([
    ['33762-6', 1840, 'H'],
    ['2823-3', 5.3, 'H'],
    ['2160-0', 1.24, 'H'],
    ['98979-8', 47, 'L'],
    ['4548-4', 7.4, 'H'],
    ['2951-2', 137, 'N'],
  ])('has %s %d flagged %s as the newest result', (loinc, value, flag) => {
    const newest = observed(loinc).slice(-1)
    expect([valuesOf(newest), flagsOf(newest)]).toEqual([[value], [flag]])
  })

  test('has the potassium values of the trend page, one of a hemolyzed specimen', () => {
    const potassium = observed('2823-3')
    expect(valuesOf(potassium)).toEqual([4.4, 4.6, 4.5, 4.8, 5.6, 4.7, 5, 5.4, 5.3])
    expect(textAt(potassium.at(-2), 'note.text')).toMatch(/hemolyzed/)
    expect(textAt(potassium.at(-2), 'performer.display')).toBe('Fieldbrook Reference Laboratory')
  })

  test('has 41 laboratory tests, gained 3.1 kg since September, and four notes', () => {
    const tests = ofType('Observation')
      .filter((found) => elementsAt(found, 'category.coding.code').includes('laboratory'))
      .map((found) => textAt(found, 'code.text'))
    expect(new Set(tests).size).toBe(41)
    expect(valuesOf(observed('29463-7')).slice(-2)).toEqual([78.3, 81.4])
    expect(
      ofType('DocumentReference')
        .map(({ date }) => String(date).slice(0, 10))
        .sort(),
    ).toEqual(['2025-11-21', '2026-03-11', '2026-05-14', '2026-09-02'])
  })

  test('must not have penicillin, nor sulfamethoxazole-trimethoprim', () => {
    expect(texts('AllergyIntolerance', 'code.text')).toEqual([
      'penicillin',
      'sulfamethoxazole-trimethoprim',
    ])
    expect(texts('AllergyIntolerance', 'criticality')).toEqual(['high', 'low'])
  })
})
