import { describe, expect, test } from 'vitest'
import { LOINC, SNOMED_CT } from './code-systems.ts'
import { codeIn, codingsOf, conceptName } from './concept.ts'

describe('the name of a concept', () => {
  const loinc = { system: LOINC, code: '2823-3', display: 'Potassium SerPl-sCnc' }
  const local = { system: 'urn:local', code: 'K', display: 'POTASSIUM' }

  test('is its text before any coding', () => {
    expect(conceptName({ text: ' Potassium ', coding: [loinc] })).toBe('Potassium')
  })

  test('is the coding a person chose, then the preferred system, then any', () => {
    expect(conceptName({ coding: [loinc, { ...local, userSelected: true }] })).toBe('POTASSIUM')
    expect(conceptName({ coding: [local, loinc] })).toBe('Potassium SerPl-sCnc')
    expect(conceptName({ coding: [local] })).toBe('POTASSIUM')
  })

  test('is a bare code when there is nothing else, and nothing when there is nothing', () => {
    expect(conceptName({ coding: [{ code: 'K' }] })).toBe('K')
    expect(conceptName({ text: ' ', coding: [{}] })).toBeUndefined()
    expect(conceptName(undefined)).toBeUndefined()
  })

  test('leaves out the hierarchy tag of SNOMED CT', () => {
    expect(conceptName({ text: 'Pulmonary emphysema (disorder)' })).toBe('Pulmonary emphysema')
    expect(conceptName({ text: 'Asthma (childhood)' })).toBe('Asthma (childhood)')
  })
})

test('codes are compared under the canonical name of their system', () => {
  const concept = {
    coding: [
      { system: 'urn:oid:2.16.840.1.113883.6.96', code: '1' },
      { system: SNOMED_CT, code: '1' },
      { code: 'no system' },
    ],
  }
  expect(codingsOf(concept)).toEqual([{ system: SNOMED_CT, code: '1' }])
  expect(codeIn(concept, SNOMED_CT)).toBe('1')
})
