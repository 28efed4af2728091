import { describe, expect, test } from 'vitest'
import { anObservation, coded, loinc } from '../testing/chart/fhir-builders.ts'
import { readLabs } from './labs.ts'
import { latestOf } from './measurement.ts'
import { changeSincePrevious, seriesOf } from './series.ts'

const potassium = (value: number, day: string, more = {}) =>
  anObservation({ valueQuantity: { value, unit: 'mmol/L' }, effectiveDateTime: day, ...more })
const one = (...resources: Parameters<typeof readLabs>[0]) => {
  const [test] = readLabs(resources)
  if (!test) throw new Error('no test')
  return test
}
const range = (low?: number, high?: number, more = {}) => [
  { ...(low && { low: { value: low } }), ...(high && { high: { value: high } }), ...more },
]
const flagged = (elements: Record<string, unknown>) => latestOf(one(anObservation(elements)))

describe('laboratory results', () => {
  test('results of one code are one test, newest first', () => {
    const tests = readLabs([
      potassium(4.4, '2025-03-14'),
      potassium(5.3, '2026-11-12'),
      anObservation({ code: loinc('2951-2', 'Sodium'), effectiveDateTime: '2026-11-11' }),
    ])
    expect(tests.map(({ name, results }) => [name, results.length])).toEqual([
      ['Potassium', 2],
      ['Sodium', 1],
    ])
    expect(latestOf(tests[0] ?? one())?.when).toBe('2026-11-12')
  })

  test('a local code joins by the LOINC code it is sent with, never by its name', () => {
    const local = { system: 'urn:lab', code: 'K' }
    const both = { coding: [local, { system: 'http://loinc.org', code: '2823-3' }], text: 'K+' }
    expect(readLabs([anObservation(), anObservation({ code: both })])).toHaveLength(1)
    expect(
      readLabs([anObservation(), anObservation({ code: { coding: [local], text: 'Potassium' } })]),
    ).toHaveLength(2)
  })

  test('the newest day comes first, and in it critical before abnormal before the rest', () => {
    const result = (name: string, day: string, flag?: string) =>
      anObservation({
        code: { text: name },
        effectiveDateTime: day,
        interpretation: flag ? [coded(flag)] : undefined,
      })
    expect(
      readLabs([
        result('old critical', '2024-01-01', 'HH'),
        result('normal', '2026-11-12'),
        result('high', '2026-11-12', 'H'),
        result('critical', '2026-11-12', 'LL'),
      ]).map(({ name }) => name),
    ).toEqual(['critical', 'high', 'normal', 'old critical'])
  })

  test('of equally abnormal tests those come first that change a decision of today', () => {
    const loinc = (code: string, text: string) =>
      anObservation({
        code: { coding: [{ system: 'http://loinc.org', code }], text },
        effectiveDateTime: '2026-11-12',
        interpretation: [coded('H')],
      })
    const tests = readLabs([
      loinc('2345-7', 'Glucose'),
      loinc('1', 'Zinc'),
      loinc('2823-3', 'Potassium'),
    ])
    expect(tests.map(({ name }) => name)).toEqual(['Potassium', 'Glucose', 'Zinc'])
  })

  test('a result in error or cancelled is kept but never the newest value', () => {
    const test = one(
      potassium(9.9, '2026-11-13', { status: 'entered-in-error' }),
      potassium(5.3, '2026-11-12'),
    )
    expect(test.results).toHaveLength(2)
    expect(latestOf(test)?.value).toMatchObject({ quantity: { value: 5.3 } })
    expect(seriesOf(test)[0]?.points).toHaveLength(1)
  })

  test('components become tests of their own, and their holder is no test', () => {
    const tests = readLabs([
      anObservation({
        valueQuantity: undefined,
        component: [
          { code: { text: 'Color' }, valueString: 'amber' },
          { code: { text: 'pH' }, valueQuantity: { value: 6, code: '[pH]' } },
        ],
      }),
    ])
    expect(tests.map(({ name }) => name)).toEqual(['Color', 'pH'])
    expect(tests.flatMap(({ results }) => results.flatMap(({ oddities }) => oddities))).toEqual([])
  })

  test('a panel that only names its members is shown and is not odd', () => {
    const panel = one(
      anObservation({ valueQuantity: undefined, hasMember: [{ reference: 'Observation/1' }] }),
    )
    expect(latestOf(panel)).toMatchObject({ value: { kind: 'none' }, oddities: [] })
  })
})

describe('the value of a result', () => {
  test.each([
    [{ valueString: ' <5 ' }, { kind: 'text', text: '<5' }],
    [{ valueCodeableConcept: { text: 'Negative' } }, { kind: 'text', text: 'Negative' }],
    [{ valueBoolean: false }, { kind: 'text', text: 'no' }],
    [{ valueInteger: 3 }, { kind: 'quantity', quantity: { value: 3 } }],
    [
      { valueRatio: { numerator: { value: 1 }, denominator: { value: 80 } } },
      { kind: 'text', text: '1:80' },
    ],
    [{ valueRange: { low: { value: 2 }, high: { value: 5 } } }, { kind: 'text', text: '2–5' }],
    [{ valueDateTime: '2026-11' }, { kind: 'date', date: '2026-11' }],
    [{ dataAbsentReason: { text: 'Not performed' } }, { kind: 'none', why: 'Not performed' }],
  ])('%j', (sent, value) => {
    const result = latestOf(one(anObservation({ valueQuantity: undefined, ...sent })))
    expect(result?.value).toEqual(value)
    expect(result?.oddities).toEqual([])
  })

  test('a missing value, a missing unit and a missing date are marked', () => {
    const codes = (elements: Record<string, unknown>) =>
      latestOf(one(anObservation(elements)))?.oddities.map(({ code }) => code)
    expect(codes({ valueQuantity: undefined })).toEqual(['value-missing'])
    expect(codes({ valueQuantity: undefined, status: 'registered' })).toEqual([])
    expect(codes({ valueQuantity: { value: 5.3 } })).toEqual(['unit-missing'])
    expect(codes({ code: loinc('6301-6', 'INR'), valueQuantity: { value: 2.4 } })).toEqual([])
    expect(codes({ effectiveDateTime: undefined, issued: '2026-11-12T09:00:00Z' })).toEqual([
      'date-missing',
    ])
  })

  test('an unknown comparator is marked, and its value is no firm point', () => {
    const test = one(
      potassium(5, '2026-11-12', { valueQuantity: { value: 5, comparator: '~', unit: 'mmol/L' } }),
    )
    expect(latestOf(test)?.oddities).toEqual([
      { code: 'element-unreadable', element: 'valueQuantity.comparator', sent: '~' },
    ])
    expect(seriesOf(test)[0]?.points[0]?.isDoubtful).toBe(true)
  })
})

describe('the flag of a result', () => {
  test('is the laboratory’s, the severest it sent, and not the range’s', () => {
    expect(
      flagged({ interpretation: [coded('A'), coded('HH')], referenceRange: range(3.5, 6) })?.flag,
    ).toEqual({
      letters: 'HH',
      by: 'laboratory',
    })
    expect(
      flagged({ interpretation: [coded('N')], referenceRange: range(3.5, 5.1) })?.flag,
    ).toBeUndefined()
  })

  test('is the range’s when the laboratory says nothing, and says so', () => {
    expect(flagged({ referenceRange: range(3.5, 5.1) })?.flag).toEqual({
      letters: 'H',
      by: 'range',
    })
    expect(flagged({ referenceRange: range(5.5) })?.flag).toEqual({ letters: 'L', by: 'range' })
    expect(flagged({ referenceRange: range(3.5, 5.3) })?.flag).toBeUndefined()
  })

  test('is not worked out from a range of another unit, of another kind, or of several', () => {
    const other = [{ high: { value: 1, unit: 'mg/dL' } }]
    expect(flagged({ referenceRange: other })?.flag).toBeUndefined()
    expect(
      flagged({ referenceRange: range(0, 1, { type: { text: 'therapeutic' } }) })?.flag,
    ).toBeUndefined()
    expect(flagged({ referenceRange: [...range(6), ...range(0, 2)] })?.flag).toBeUndefined()
  })

  test('a value below a limit that lies beyond it is not flagged by it', () => {
    const less = (value: number) => ({ valueQuantity: { value, comparator: '<', unit: 'mmol/L' } })
    expect(flagged({ ...less(5), referenceRange: range(3.5) })?.flag).toBeUndefined()
    expect(flagged({ ...less(5), referenceRange: range(5) })?.flag?.letters).toBe('L')
    expect(flagged({ ...less(9), referenceRange: range(1, 5) })?.flag).toBeUndefined()
  })

  test('a judgement that is neither high nor low stays in the laboratory’s words', () => {
    const result = flagged({ interpretation: [{ coding: [{ code: 'R', display: 'Resistant' }] }] })
    expect(result).toMatchObject({ interpretation: 'Resistant' })
    expect(result?.flag).toBeUndefined()
  })
})

describe('a trend', () => {
  test('is split where the unit changes, and the units are never joined', () => {
    const test = one(
      potassium(4.4, '2025-03-14'),
      potassium(17.2, '2025-06-14', { valueQuantity: { value: 17.2, unit: 'mg/dL' } }),
      potassium(5.3, '2026-11-12'),
    )
    expect(
      seriesOf(test).map(({ unit, points }) => [
        unit,
        points.map(({ quantity }) => quantity.value),
      ]),
    ).toEqual([
      ['mmol/L', [4.4, 5.3]],
      ['mg/dL', [17.2]],
    ])
  })

  test('takes open values, unfinished ones and doubted specimens for doubtful', () => {
    const test = one(
      potassium(5.4, '2026-09-29', { note: [{ text: 'specimen hemolyzed' }] }),
      potassium(5, '2026-09-28', { valueQuantity: { value: 5, comparator: '>', unit: 'mmol/L' } }),
      potassium(4.9, '2026-09-27', { status: 'preliminary' }),
      potassium(4.8, '2026-09-26'),
    )
    expect(seriesOf(test)[0]?.points.map(({ isDoubtful }) => isDoubtful)).toEqual([
      false,
      true,
      true,
      true,
    ])
  })

  test('the change is from the firm value before, in the same unit', () => {
    const test = one(
      potassium(81.4, '2026-11-19'),
      potassium(99, '2026-10-01', { status: 'preliminary' }),
      potassium(78.3, '2026-09-02'),
    )
    expect(changeSincePrevious(test)).toEqual({ by: 3.1, unit: 'mmol/L', since: '2026-09-02' })
    expect(changeSincePrevious(one(potassium(5, '2026-11-19')))).toBeUndefined()
  })
})
