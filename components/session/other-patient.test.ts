import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { later } from '#lib/testing/filing/filing-views.ts'
import { isOtherPatient, type OpenedChart, readOpenedChart } from './other-patient.ts'

const mine: OpenedChart = { launchId: 'greyfield.a', patientHash: 'aa', openedAt: later(0) }
const other: OpenedChart = { launchId: 'greyfield.b', patientHash: 'bb', openedAt: later(60) }

describe('another chart in this browser', () => {
  test('is told to the page that was open before', () => {
    expect(isOtherPatient(mine, other)).toBe(true)
    expect(isOtherPatient(other, mine)).toBe(false)
  })

  test('is nothing to tell when it is of the same patient', () => {
    expect(isOtherPatient(mine, { ...other, patientHash: 'aa' })).toBe(false)
  })

  test('is told in a form of its own', () => {
    expect(readOpenedChart(structuredClone(other))).toEqual(other)
    expect(readOpenedChart({ ...other, openedAt: 'yesterday' })).toBeUndefined()
  })

  test('S8 is not made up from a message nobody of us sent', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(readOpenedChart(message)).toBeUndefined()
      }),
    )
  })
})
