import { expect, test } from 'vitest'
import { drugs } from '../vocabulary/drugs.ts'
import { buildDosage } from './dosage.ts'

const bounds = { start: '2026-01-01' }

test('a label counts tablets and gives the total', () => {
  expect(
    buildDosage({ dose: 1000, every: 'every8h', asNeeded: 'pain' }, drugs.acetaminophen, bounds),
  ).toMatchObject({
    text: 'Take 2 tablets (1,000 mg total) by mouth every 8 hours as needed for pain',
    timing: { repeat: { frequency: 1, period: 8, periodUnit: 'h', boundsPeriod: bounds } },
    asNeededCodeableConcept: { text: 'pain' },
    doseAndRate: [{ doseQuantity: { value: 1000, unit: 'mg', code: 'mg' } }],
  })
})

test('micrograms are spelled mcg, insulin is counted in units, never U', () => {
  expect(buildDosage({ dose: 75, every: 'morning' }, drugs.levothyroxine, bounds).text).toBe(
    'Take 1 tablet (75 mcg total) by mouth once daily in the morning',
  )
  expect(buildDosage({ dose: 24, every: 'bedtime' }, drugs.insulinGlargine, bounds)).toMatchObject({
    text: 'Inject 24 units under the skin once daily at bedtime',
    doseAndRate: [{ doseQuantity: { value: 24, unit: 'units', code: '[iU]' } }],
  })
})

test('a child is given millilitres', () => {
  expect(buildDosage({ dose: 720, every: 'twice' }, drugs.amoxicillin, bounds).text).toBe(
    'Take 9 mL (720 mg total) by mouth twice daily',
  )
})

test('a dosage in words alone stays words alone', () => {
  const dosage = buildDosage({ sig: '1 unit for every 8 g' }, drugs.insulinLispro, bounds)
  expect(dosage.text).toBe('1 unit for every 8 g')
  expect(dosage).not.toHaveProperty('timing')
  expect(dosage).not.toHaveProperty('doseAndRate')
})
