import { describe, expect, test } from 'vitest'
import { dosagesText, dosageText } from './dosage-text.ts'
import { timingText } from './timing-text.ts'

const nbsp = '\u00a0'

describe('how a drug is taken', () => {
  test('is the prescriber’s own text, uncut', () => {
    const text = 'Take ONE tablet by mouth twice daily with meals. Do not crush.'
    expect(dosageText({ text, asNeededBoolean: true })).toBe(text)
  })

  test('is told from its coded parts when there is no text', () => {
    expect(
      dosageText({
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
        route: { text: 'oral' },
        timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd', when: ['CM', 'CV'] } },
        asNeededCodeableConcept: { text: 'pain' },
        maxDosePerPeriod: {
          numerator: { value: 4, unit: 'tablets' },
          denominator: { value: 1, unit: 'day' },
        },
      }),
    ).toBe(
      `1${nbsp}tablet, oral, twice daily with breakfast with dinner, as needed for pain, at most 4${nbsp}tablets per day`,
    )
  })

  test('tells a dose in every way in which it was sent', () => {
    const doseAndRate = [
      { type: { text: 'ordered' }, doseQuantity: { value: 10, unit: 'mg' } },
      { doseQuantity: { value: 0.5, unit: 'mL' }, rateQuantity: { value: 2, unit: 'mL/h' } },
    ]
    expect(dosageText({ doseAndRate })).toBe(
      `10${nbsp}mg (ordered), also given as 0.5${nbsp}mL, 2${nbsp}mL/h`,
    )
  })

  test('keeps every step of a regimen', () => {
    expect(dosagesText([{ text: '20 mg for 5 days' }, { text: '10 mg for 5 days' }])).toBe(
      '20 mg for 5 days; 10 mg for 5 days',
    )
    expect(dosagesText([{}])).toBeUndefined()
  })
})

describe('timing', () => {
  test.each([
    [{ frequency: 1, period: 1, periodUnit: 'd' }, 'once daily'],
    [{ frequency: 3, period: 1, periodUnit: 'd' }, '3 times daily'],
    [{ frequency: 1, period: 6, periodUnit: 'h' }, 'every 6 hours'],
    [{ frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' }, 'every 4–6 hours'],
    [{ frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' }, '1–2 times daily'],
    [{ frequency: 1, period: 1, periodUnit: 'wk', dayOfWeek: ['mon'] }, 'once a week on Monday'],
    [{ frequency: 2, period: 3, periodUnit: 'd' }, 'twice every 3 days'],
    [{ timeOfDay: ['08:00:00', '20:00:00'] }, 'at 08:00, 20:00'],
    [
      {
        frequency: 1,
        period: 1,
        periodUnit: 'd',
        boundsDuration: { value: 7, unit: 'd', code: 'd' },
      },
      'once daily for 7 days',
    ],
  ])('%j is %s', (repeat, words) => {
    expect(timingText({ repeat: repeat as never })).toBe(words)
  })

  test('a coded frequency is written out, never QD or QOD', () => {
    expect(timingText({ code: { coding: [{ code: 'QD' }] } })).toBe('once daily')
    expect(timingText({ code: { coding: [{ code: 'QOD' }] } })).toBe('every 2 days')
    expect(timingText({ code: { text: 'with dialysis' } })).toBe('with dialysis')
  })

  test('a unit nobody knows leaves the rest', () => {
    expect(
      timingText({ repeat: { period: 1, periodUnit: 'fortnight', when: ['HS'] } as never }),
    ).toBe('at bedtime')
  })
})
