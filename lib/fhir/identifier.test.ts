import { expect, test } from 'vitest'
import { patientNumber } from './identifier.ts'

const typed = (code: string, value: string, use?: string) => ({
  type: { coding: [{ code }] },
  value,
  use,
})

test('the medical record number is the one of type MR, in use before old', () => {
  expect(
    patientNumber([{ value: '1' }, typed('MR', 'old', 'old'), typed('MR', '4471902', 'usual')]),
  ).toEqual({ value: '4471902', isMedicalRecordNumber: true })
})

test('without one, the first number stands in and is not called MRN', () => {
  expect(patientNumber([{ value: ' 17 ' }, { value: '18' }])).toEqual({
    value: '17',
    isMedicalRecordNumber: false,
  })
})

test('a social security number or licence never stands in', () => {
  expect(
    patientNumber([
      typed('SS', '999-65-9492'),
      typed('DL', 'S99991568'),
      { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-00-0000' },
    ]),
  ).toBeUndefined()
})
