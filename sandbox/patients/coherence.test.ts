import { describe, expect, test } from 'vitest'
import { elementsAt, type FhirResource, textAt } from '../fhir/resource.ts'
import { stories } from './stories.ts'
import { syntheticSite } from './synthetic-site.ts'
import { type Drug, drugs } from './vocabulary/drugs.ts'

const { resources } = syntheticSite({
  seed: 7,
  today: new Date('2026-11-19T15:00Z'),
  timeZone: 'America/New_York',
})

const ofType = (type: string) => resources.filter(({ resourceType }) => resourceType === type)
const patientOf = (resource: FhirResource) =>
  textAt(resource, 'subject.reference') ?? textAt(resource, 'patient.reference')
const byReference = new Map(resources.map((found) => [`${found.resourceType}/${found.id}`, found]))

const notes = ofType('DocumentReference').map((resource) => {
  const binary = byReference.get(textAt(resource, 'content.attachment.url') ?? '')
  const data = textAt(resource, 'content.attachment.data') ?? textAt(binary, 'data') ?? ''
  return { resource, text: Buffer.from(data, 'base64').toString('utf8') }
})

const results = ofType('Observation').map((found) => {
  const codes = elementsAt(found, 'code.coding.code')
  const values = codes.includes('85354-9') ? 'component.valueQuantity.value' : 'valueQuantity.value'
  const day = String(found.effectiveDateTime).slice(0, 10)
  return { patient: patientOf(found), day, codes, value: elementsAt(found, values).join('/') }
})

/** What was found on a patient, as `5.3` or `148/84`: on one day, or ever. */
const found = (patient: string | undefined, code: string, day?: string): string[] =>
  results
    .filter((result) => result.patient === patient && result.codes.includes(code))
    .filter((result) => day === undefined || result.day === day)
    .map(({ value }) => value)

// A note's own examination, not what it quotes from another day.
const examined = [
  { what: 'blood pressure', loinc: '85354-9', pattern: /^BP (\d+\/\d+)/m },
  { what: 'heart rate', loinc: '8867-4', pattern: /^BP .*?heart rate (\d+)/m },
  { what: 'saturation', loinc: '2708-6', pattern: /^BP .*?SpO2 (\d+) %/m },
  { what: 'weight', loinc: '29463-7', pattern: /^(?:BP .*?)?weight (\d+\.\d) kg/im },
  { what: 'temperature', loinc: '8310-5', pattern: /^BP .*?temperature (\d+\.\d) F/m },
]

describe('a note', () => {
  test('says what was measured that day', () => {
    const compared = notes.flatMap(({ resource, text }) =>
      examined.flatMap(({ what, loinc, pattern }) => {
        const said = pattern.exec(text)?.[1]
        const day = String(resource.date).slice(0, 10)
        const charted = found(patientOf(resource), loinc, day)
        if (!said || charted.length === 0) return []
        const agrees = charted.some((value) => Number(value) === Number(said) || value === said)
        return [{ what, day, said, charted, agrees }]
      }),
    )
    expect(compared.length).toBeGreaterThan(60)
    expect(compared.filter(({ agrees }) => !agrees)).toEqual([])
  })

  test('quotes laboratory values the chart holds', () => {
    const quoted = [
      { codes: ['2160-0', 'CRE'], pattern: /creatinine (\d+\.\d+)/gi },
      { codes: ['718-7', 'HGB'], pattern: /hemoglobin (\d+\.\d)/gi },
      { codes: ['2823-3', 'K'], pattern: /potassium (\d\.\d)/gi },
      { codes: ['33762-6'], pattern: /NT-proBNP (\d+)/g },
      { codes: ['4548-4'], pattern: /HbA1c (\d+\.\d) %/g },
      { codes: ['14334-7'], pattern: /lithium (?:level )?(\d\.\d+)/gi },
      { codes: ['4086-5'], pattern: /valproate (\d+)/gi },
      { codes: ['777-3'], pattern: /platelets (\d+)/gi },
    ]
    const absent = notes.flatMap(({ resource, text }) =>
      quoted.flatMap(({ codes, pattern }) => {
        const known = new Set(codes.flatMap((code) => found(patientOf(resource), code)).map(Number))
        if (known.size === 0) return []
        return [...text.matchAll(pattern)]
          .filter(([, said]) => !known.has(Number(said)))
          .map(([words]) => `${resource.date} ${words}`)
      }),
    )
    expect(absent).toEqual([])
  })

  test('has something to say', () => {
    const lengths = notes
      .filter(({ resource }) => resource.status === 'current')
      .map(({ text }) => text.split('\n').length)
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(4)
    expect(lengths.filter((length) => length >= 9).length).toBeGreaterThan(lengths.length / 2)
  })

  test('has no date left in braces and no indentation of our source', () => {
    expect(notes.filter(({ text }) => /[{}]|^\s{2,}[A-Z]{3}/m.test(text))).toEqual([])
  })
})

describe('a medicine', () => {
  test('is not older than the problem it treats', () => {
    const early = ofType('MedicationRequest').filter((request) => {
      const problem = byReference.get(textAt(request, 'reasonReference.reference') ?? '')
      const onset = textAt(problem, 'onsetDateTime')
      return onset !== undefined && String(request.authoredOn).slice(0, onset.length) < onset
    })
    expect(early.map((request) => textAt(request, 'dosageInstruction.text'))).toEqual([])
  })

  test('is not one its patient must not have', () => {
    const forbidden = stories.flatMap(({ key, allergies = [], medications = [] }) => {
      const words = allergies
        .filter(
          ({ verification = 'confirmed', clinical = 'active' }) =>
            verification === 'confirmed' && clinical === 'active',
        )
        .map(({ to }) => (typeof to === 'string' ? to.toLowerCase() : to.text))
      return medications
        .filter(({ status, until }) => (status ?? (until ? 'completed' : 'active')) === 'active')
        .filter(({ drug }) => words.some((word) => drugs[drug].label.includes(word)))
        .map(({ drug }) => `${key}: ${drug}`)
    })
    expect(forbidden).toEqual([])
  })

  test('is taken in whole or half things', () => {
    const odd = stories.flatMap(({ medications = [] }) =>
      medications.filter(({ drug, dose }) => {
        const { strength }: Drug = drugs[drug]
        return dose !== undefined && strength && ((dose / strength[0]) * 2) % 1 > 1e-9
      }),
    )
    expect(odd).toEqual([])
  })
})

test('a problem that is over says since when, and one that goes on does not', () => {
  const wrong = ofType('Condition').filter((condition) => {
    const isResolved = elementsAt(condition, 'clinicalStatus.coding.code').includes('resolved')
    return isResolved !== (condition.abatementDateTime !== undefined)
  })
  expect(wrong.map((condition) => textAt(condition, 'code.text'))).toEqual([])
})
