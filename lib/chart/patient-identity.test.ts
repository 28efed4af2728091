import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BIRTH_SEX } from '../fhir/extension.ts'
import { isResource } from '../fhir/reference.ts'
import { aPatient } from '../testing/chart/fhir-builders.ts'
import { mutated } from '../testing/chart/mutated.ts'
import { readPatient } from './patient-identity.ts'

describe('who the patient is', () => {
  test('name, birth, sex and number are read', () => {
    expect(readPatient(aPatient())).toMatchObject({
      reference: 'Patient/marchetti',
      name: { full: 'MARCHETTI, Rosalind (Mrs)' },
      born: '1958-04-05',
      sex: { gender: 'female', birthSex: undefined },
      number: { value: '4471902', isMedicalRecordNumber: true },
      deceased: undefined,
      isInactive: false,
      oddities: [],
    })
  })

  test('the birth sex is told only when it differs from the gender', () => {
    const born = (valueCode: string) => ({ extension: [{ url: BIRTH_SEX, valueCode }] })
    expect(readPatient(aPatient(born('F'))).sex.birthSex).toBeUndefined()
    expect(readPatient(aPatient(born('M'))).sex.birthSex).toBe('M')
  })

  test('a record that another one replaced says so, and names that one', () => {
    const link = (type: string) => [{ other: { reference: 'Patient/new' }, type }]
    expect(readPatient(aPatient({ link: link('replaced-by') })).oddities).toEqual([
      { code: 'record-replaced', element: 'link', sent: 'Patient/new' },
    ])
    expect(readPatient(aPatient({ link: link('replaces') })).oddities).toEqual([])
  })

  test('a death is told with and without its date', () => {
    expect(readPatient(aPatient({ deceasedBoolean: true })).deceased).toEqual({})
    expect(readPatient(aPatient({ deceasedBoolean: false })).deceased).toBeUndefined()
    expect(readPatient(aPatient({ deceasedDateTime: '2026-08-01' })).deceased).toEqual({
      on: '2026-08-01',
    })
  })

  test('a date of death that cannot be read still says that the patient is dead', () => {
    const patient = readPatient(aPatient({ deceasedDateTime: 'last summer' }))
    expect(patient.deceased).toEqual({})
    expect(patient.oddities[0]).toMatchObject({ code: 'date-unreadable', sent: 'last summer' })
  })

  test('the strictest mark of the EHR on the chart is told, and no other', () => {
    const v3 = (system: string, code: string) => ({
      system: `http://terminology.hl7.org/CodeSystem/v3-${system}`,
      code,
    })
    const labelOf = (...security: readonly object[]) =>
      readPatient(aPatient({ meta: { security } })).label
    expect(labelOf(v3('Confidentiality', 'R'), v3('Confidentiality', 'V'))).toBe('V')
    expect(labelOf(v3('ActReason', 'HTEST'), v3('Confidentiality', 'R'))).toBe('R')
    expect(labelOf(v3('ActReason', 'BTG'))).toBe('BTG')
    expect(labelOf(v3('Confidentiality', 'N'), v3('ActReason', 'R'))).toBeUndefined()
    expect(readPatient(aPatient({ meta: { security: 'odd' } })).label).toBeUndefined()
  })

  test('a patient without a name or a birth is odd and still there', () => {
    const patient = readPatient(aPatient({ name: undefined, birthDate: '05/04/1958' }))
    expect(patient.name).toBeUndefined()
    expect(patient.oddities.map(({ code }) => code)).toEqual(['date-unreadable', 'name-missing'])
  })

  test('no odd patient makes it throw', () => {
    fc.assert(
      fc.property(mutated(aPatient()), (json) => {
        if (isResource(json)) readPatient(json)
      }),
      { numRuns: 300 },
    )
  })
})
