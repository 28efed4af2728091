import { describe, expect, test } from 'vitest'
import { aBloodPressure, aVitalSign, coded, loinc } from '../testing/chart/fhir-builders.ts'
import { calculatedBmi } from './calculated-bmi.ts'
import { latestOf } from './measurement.ts'
import { valueText } from './value-text.ts'
import { readVitals } from './vitals.ts'

const weight = (value: number, when = '2026-11-19', code = 'kg') =>
  aVitalSign({
    code: loinc('29463-7', 'Body weight'),
    valueQuantity: { value, code },
    effectiveDateTime: when,
  })
const height = (value: number, when = '2026-11-19', code = 'cm') =>
  aVitalSign({
    code: loinc('8302-2', 'Body height'),
    valueQuantity: { value, code },
    effectiveDateTime: when,
  })
const bmi = (...resources: Parameters<typeof readVitals>[0]) => calculatedBmi(readVitals(resources))

describe('vital signs', () => {
  test('come in the order in which they are read', () => {
    const kinds = readVitals([height(163), weight(81.4), aVitalSign(), aBloodPressure(148, 84)])
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'blood-pressure',
      'heart-rate',
      'weight',
      'height',
    ])
  })

  test('blood pressure is one pair, whatever the order of its components', () => {
    const [pressure] = readVitals([aBloodPressure(148, 84)])
    expect(pressure?.results).toHaveLength(1)
    expect(latestOf(pressure ?? never())?.value).toMatchObject({
      kind: 'pair',
      first: { value: 148 },
      second: { value: 84 },
    })
  })

  describe('a blood pressure', () => {
    const part = (code: string, name: string, more: object) => ({
      code: loinc(code, name),
      ...more,
    })
    const pressure = (systolic: object, diastolic: object) =>
      readVitals([
        aBloodPressure(0, 0, {
          component: [
            part('8480-6', 'Systolic blood pressure', systolic),
            part('8462-4', 'Diastolic blood pressure', diastolic),
          ],
        }),
      ])
    const mmHg = (value: number, more = {}) => ({ valueQuantity: { value, unit: 'mmHg', ...more } })
    const critical = { interpretation: [coded('HH')] }

    test('keeps the flag that one of its numbers has', () => {
      const [sign] = pressure({ ...mmHg(212), ...critical }, mmHg(118))
      expect(sign?.results[0]).toMatchObject({
        value: { kind: 'pair' },
        flag: { letters: 'HH', by: 'laboratory' },
      })
    })

    test('keeps what is odd about one of its numbers, and says what concerns both once', () => {
      const [sign] = pressure(mmHg(120), { valueQuantity: { value: 80 } })
      expect(sign?.results).toHaveLength(1)
      const [half] = pressure(mmHg(120), mmHg(80, { comparator: '<' }))
      expect(half?.kind).toBe('other')
    })

    test('of two units, or with a limit for a number, is no pair', () => {
      const inTwoUnits = pressure(mmHg(120), { valueQuantity: { value: 10.7, unit: 'kPa' } })
      expect(inTwoUnits.map(({ name }) => name)).toEqual([
        'Systolic blood pressure',
        'Diastolic blood pressure',
      ])
      const belowLimit = pressure(mmHg(40, { comparator: '<' }), mmHg(30))
      expect(belowLimit[0]?.results[0]?.value).toMatchObject({ quantity: { comparator: '<' } })
    })

    test('in kilopascals is not rounded to whole ones', () => {
      const kPa = (value: number) => ({ valueQuantity: { value, unit: 'kPa' } })
      const [sign] = pressure(kPa(16.1), kPa(10.7))
      expect(valueText(latestOf(sign ?? never())?.value ?? never(), 'UTC')).toBe(
        '16.1/10.7\u00a0kPa',
      )
    })
  })

  test('half a blood pressure is shown under its own name', () => {
    const [half] = readVitals([
      aBloodPressure(148, 84, {
        component: [
          {
            code: loinc('8480-6', 'Systolic blood pressure'),
            valueQuantity: { value: 148, unit: 'mmHg' },
          },
        ],
      }),
    ])
    expect(half).toMatchObject({ kind: 'other', name: 'Systolic blood pressure' })
  })

  test('a third component keeps its own name, and a sign nobody knows is shown', () => {
    const pressure = aBloodPressure(148, 84)
    const mean = {
      code: loinc('8478-0', 'Mean blood pressure'),
      valueQuantity: { value: 105, unit: 'mmHg' },
    }
    const components = pressure.component as unknown[]
    expect(
      readVitals([
        { ...pressure, component: [...components, mean] },
        aVitalSign({ code: { text: 'Capillary refill' } }),
      ]).map(({ name }) => name),
    ).toEqual(['Blood pressure panel', 'Mean blood pressure', 'Capillary refill'])
  })

  test('methods that measure the same thing are one vital sign', () => {
    const saturation = (code: string) => aVitalSign({ code: loinc(code, 'SpO2') })
    expect(readVitals([saturation('2708-6'), saturation('59408-5')])).toHaveLength(1)
  })
})

describe('a calculated BMI', () => {
  test('is weight by height squared, whatever their units', () => {
    expect(bmi(weight(81.4), height(163))?.value).toBe(30.6)
    expect(
      bmi(weight(179.5, '2026-11-19', '[lb_av]'), height(64.2, '2026-11-19', '[in_i]'))?.value,
    ).toBe(30.6)
  })

  test('needs both, in a unit that is known', () => {
    expect(bmi(weight(81.4))).toBeUndefined()
    expect(bmi(weight(81.4, '2026-11-19', 'stone'), height(163))).toBeUndefined()
  })

  test('gives way to a measured one of the same time', () => {
    const measured = aVitalSign({
      code: loinc('39156-5', 'BMI'),
      valueQuantity: { value: 30.1, code: 'kg/m2' },
      effectiveDateTime: '2026-11-19',
    })
    expect(bmi(weight(81.4), height(163), measured)).toBeUndefined()
  })

  test('takes a height of this year for an adult, and of this month for a child', () => {
    expect(bmi(weight(81.4), height(163, '2026-02-01'))?.heightWhen).toBe('2026-02-01')
    expect(bmi(weight(81.4), height(163, '2024-02-01'))).toBeUndefined()
    expect(bmi(weight(12), height(88, '2026-06-01'))).toBeUndefined()
    expect(bmi(weight(12), height(88, '2026-11-01'))?.value).toBe(15.5)
  })
})

function never(): never {
  throw new Error('no vital sign')
}
