import { describe, expect, test } from 'vitest'
import { readAllergies } from '../chart/allergies.ts'
import { emptyCard } from '../chart/card-of-answer.ts'
import { readMedications } from '../chart/medications.ts'
import { readProblems } from '../chart/problems.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { aCondition, aMedicationRequest, anAllergy, coded } from '../testing/chart/fhir-builders.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { aNoteOf, aStatement, aTranscript, said } from '../testing/note/note-builders.ts'
import { chartFactsOf } from './chart-facts-of.ts'
import { verify } from './verify.ts'

const read = { ...emptyCard(aMoment), total: 1 }
const context = { zone: 'UTC', now: aMoment, nameOf: () => '' }

/** What the chart's allergies say against a sentence. */
function against(text: string, ...allergies: FhirResource[]) {
  const card = { ...read, facts: readAllergies(allergies) }
  const spoken = aTranscript('patient: no drug allergies')
  const statement = aStatement({ text, origin: 'drafter', evidence: [said(spoken, 0)] })
  const [checked] = verify(aNoteOf(statement), {
    transcripts: [spoken],
    chartFacts: chartFactsOf({ allergies: card }, context),
  }).statements
  return checked?.reasons.map(({ kind }) => kind)
}

describe('"no known drug allergies"', () => {
  const sentence = 'No known drug allergies.'

  test('stands against an allergy of the chart', () => {
    expect(against(sentence, anAllergy())).toContain('allergy-charted')
  })

  test.each([
    [
      'a record that says the same',
      { code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] } },
    ],
    ['a refuted one', { verificationStatus: coded('refuted') }],
    ['one entered in error', { verificationStatus: coded('entered-in-error') }],
    ['a resolved one', { clinicalStatus: coded('resolved') }],
  ])('does not stand against %s', (_what, elements) => {
    expect(against(sentence, anAllergy(elements))).not.toContain('allergy-charted')
  })
})

test('the name of a fact is one line: a drafted sentence may hold it', () => {
  const facts = readProblems([aCondition({ code: { text: 'Heart failure,\nstage C' } })])
  expect(chartFactsOf({ problems: { ...read, facts } }, context)).toMatchObject([
    { name: 'Heart failure, stage C', quote: 'Heart failure, stage C' },
  ])
})

test.each(['entered-in-error', 'completed', 'stopped', 'cancelled'])(
  'an order that is %s is no dose of the chart',
  (status) => {
    const facts = readMedications([aMedicationRequest({ status })], [])
    expect(chartFactsOf({ medications: { ...read, facts } }, context)).toMatchObject([
      { kind: 'other' },
    ])
  },
)
