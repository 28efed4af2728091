import { describe, expect, test } from 'vitest'
import {
  aBloodPressure,
  aCondition,
  aDocument,
  aMedicationRequest,
  anAllergy,
  anEncounter,
  anObservation,
  coded,
} from '../testing/chart/fhir-builders.ts'
import { readAllergies } from './allergies.ts'
import {
  citeAllergy,
  citeDocument,
  citeEncounter,
  citeMedication,
  citeProblem,
  citeResult,
} from './cite.ts'
import { readDocuments } from './documents.ts'
import { readEncounters } from './encounters.ts'
import { readLabs } from './labs.ts'
import { latestOf } from './measurement.ts'
import { readMedications } from './medications.ts'
import { readProblems } from './problems.ts'
import { readVitals } from './vitals.ts'

const ZONE = 'America/Chicago'

/** The sentence about the first of the facts. */
function said<F>(
  [fact]: readonly F[],
  cite: (fact: F, zone: string) => { readonly text: string } | undefined,
): string | undefined {
  return fact && cite(fact, ZONE)?.text
}

const lab = (more: Record<string, unknown> = {}) =>
  said(readLabs([anObservation(more)]), (test, zone) => {
    const result = latestOf(test)
    return result && citeResult('Potassium', result, zone)
  })

describe('a fact in the note', () => {
  test('is a result with its unit, flag and date, in plain spaces', () => {
    expect(lab()).toBe('Potassium 5.3 mmol/L (12-Nov-2026)')
    expect(lab({ interpretation: [coded('H')] })).toBe('Potassium 5.3 mmol/L (H, 12-Nov-2026)')
    expect(lab({ status: 'preliminary' })).toBe('Potassium 5.3 mmol/L (preliminary, 12-Nov-2026)')
    expect(lab({ valueQuantity: undefined })).toBe('Potassium no value (12-Nov-2026)')
  })

  test('is a blood pressure as a pair', () => {
    const vitals = readVitals([aBloodPressure(148.2, 84)])
    expect(
      said(vitals, (vital, zone) => {
        const result = latestOf(vital)
        return result && citeResult('Blood pressure', result, zone)
      }),
    ).toBe('Blood pressure 148/84 mmHg (19-Nov-2026)')
  })

  test('is a prescription, whole', () => {
    const medication = (more: Record<string, unknown>) =>
      said(readMedications([aMedicationRequest(more)], []), citeMedication)
    expect(medication({})).toBe('furosemide 40 mg tablet, oral, once daily (since 14-May-2026)')
    expect(medication({ status: 'stopped' })).toBe(
      'furosemide 40 mg tablet, oral, once daily (stopped, since 14-May-2026)',
    )
    expect(medication({ doNotPerform: true })).toMatch(/^do not give furosemide/)
  })

  test('is one line, however many its record has', () => {
    const dosageInstruction = [{ text: 'oral\r\nonce daily\u2028with food' }]
    const facts = readMedications([aMedicationRequest({ dosageInstruction })], [])
    expect(said(facts, citeMedication)).toContain('oral once daily with food')
  })

  test('is a problem, and says when it is not a present one', () => {
    const problem = (more: Record<string, unknown>) =>
      said(readProblems([aCondition(more)]), citeProblem)
    expect(problem({ onsetDateTime: '2006' })).toBe('Hypertension (since 2006)')
    expect(problem({ clinicalStatus: coded('resolved') })).toBe('Hypertension (resolved)')
    expect(problem({ verificationStatus: coded('refuted') })).toBe('Hypertension (refuted)')
  })

  test('is an allergy, and says when it is none any more', () => {
    const allergy = (more: Record<string, unknown>) =>
      said(readAllergies([anAllergy(more)]), citeAllergy)
    const reaction = [{ manifestation: [{ text: 'rash' }], severity: 'mild' }]
    expect(allergy({ reaction })).toBe('Allergy: penicillin, rash, mild')
    expect(allergy({ verificationStatus: coded('refuted') })).toBe('Allergy: penicillin (refuted)')
  })

  test('is a visit or a document', () => {
    expect(said(readEncounters([anEncounter({ status: 'finished' })]), citeEncounter)).toBe(
      'Office visit (19-Nov-2026 09:00)',
    )
    expect(said(readDocuments([aDocument()]), citeDocument)).toBe(
      'Progress note (Dr Reyes, 14-Aug-2026)',
    )
  })

  test.each([{ status: 'entered-in-error' }, { docStatus: 'entered-in-error' }])(
    'is no document that was entered in error: %o',
    (mark) => {
      const [document] = readDocuments([aDocument(mark)])
      expect(document?.status).toBe('entered-in-error')
      expect(document && citeDocument(document, 'UTC')).toBeUndefined()
    },
  )
})
