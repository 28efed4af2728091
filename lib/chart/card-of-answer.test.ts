import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SearchAnswer } from '../fhir/ehr.ts'
import { isResource } from '../fhir/reference.ts'
import type { FhirResource } from '../fhir/resource.ts'
import type { PatientId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import {
  aCondition,
  aDocument,
  aMedicationRequest,
  anAllergy,
  anEncounter,
  anObservation,
  aVitalSign,
  THE_PATIENT,
} from '../testing/chart/fhir-builders.ts'
import { mutated } from '../testing/chart/mutated.ts'
import type { CardFacts } from './card.ts'
import { cardOfAnswer } from './card-of-answer.ts'
import type { SearchedCard } from './card-searches.ts'

const context = {
  patientId: THE_PATIENT as PatientId,
  ehrIss: 'https://ehr.example/fhir',
  asOf: '2026-11-19T15:12:00.000Z' as Instant,
}
const answer = (
  matches: readonly FhirResource[],
  more: Partial<SearchAnswer> = {},
): SearchAnswer => ({
  matches,
  included: [],
  total: undefined,
  stopped: undefined,
  ...more,
})
const others = { subject: { reference: 'Patient/somebody-else' } }

const samples: Readonly<Record<SearchedCard, FhirResource>> = {
  vitals: aVitalSign(),
  labs: anObservation({ component: [{ code: { text: 'part' }, valueString: 'x' }] }),
  medications: aMedicationRequest(),
  problems: aCondition(),
  allergies: anAllergy(),
  encounters: anEncounter(),
  documents: aDocument(),
}

/** References of all records behind the facts of a card. */
function shown(facts: readonly CardFacts[SearchedCard][]): readonly string[] {
  return facts.flatMap((fact) => {
    if ('results' in fact) return fact.results.map(({ reference }) => reference)
    if ('entries' in fact) return fact.entries.map(({ reference }) => reference)
    return [fact.reference]
  })
}

describe('a card', () => {
  test('tells how many there are, how new they are and where reading stopped', () => {
    const card = cardOfAnswer(
      'labs',
      answer([anObservation({ effectiveDateTime: '2025-01-01' }), anObservation()], {
        total: 41,
        stopped: 'item-limit',
      }),
      context,
    )
    expect(card).toMatchObject({
      ok: true,
      value: {
        state: 'read',
        asOf: context.asOf,
        total: 41,
        stoppedAfter: 2,
        stoppedWhy: 'item-limit',
        newest: '2026-11-12T07:40:00-06:00',
        oddCount: 0,
      },
    })
  })

  test('with one record of another patient shows nothing at all', () => {
    const card = cardOfAnswer('labs', answer([anObservation(), anObservation(others)]), context)
    expect(card).toMatchObject({ ok: false, error: { code: 'FHIR_OTHER_PATIENT' } })
  })

  test('an included record of another patient counts as well', () => {
    const included = [{ resourceType: 'Encounter', id: 'x', ...others }]
    expect(cardOfAnswer('labs', answer([anObservation()], { included }), context).ok).toBe(false)
  })

  test('a record that names no patient is named, not shown', () => {
    const card = cardOfAnswer(
      'labs',
      answer([anObservation({ id: 'x', subject: undefined })]),
      context,
    )
    expect(card).toMatchObject({
      value: {
        facts: [],
        unreadable: [{ reference: 'Observation/x', why: 'names-no-patient' }],
        oddCount: 1,
      },
    })
  })

  test('a record of another kind than asked is named, not shown', () => {
    const card = cardOfAnswer('labs', answer([aCondition({ id: 'c' })]), context)
    expect(card).toMatchObject({
      value: { unreadable: [{ reference: 'Condition/c', why: 'other-type' }] },
    })
  })

  test('a remark of the server is no record', () => {
    const remark = { resourceType: 'OperationOutcome', issue: [] }
    expect(cardOfAnswer('labs', answer([remark]), context)).toMatchObject({
      value: { facts: [], unreadable: [], total: 0 },
    })
  })

  test('an absolute reference to the patient is the patient', () => {
    const subject = { reference: `https://ehr.example/fhir/Patient/${THE_PATIENT}` }
    expect(cardOfAnswer('labs', answer([anObservation({ subject })]), context).ok).toBe(true)
  })

  test('a patient of another server with the same id is not shown to be this one', () => {
    const subject = { reference: `https://other.example/fhir/Patient/${THE_PATIENT}` }
    const record = anObservation({ id: 'x', subject })
    expect(cardOfAnswer('labs', answer([record]), context)).toMatchObject({
      value: { facts: [], unreadable: [{ reference: 'Observation/x', why: 'names-no-patient' }] },
    })
  })

  test.each(Object.keys(samples) as SearchedCard[])(
    'of %s drops nothing and never throws, whatever the EHR sends',
    (name) => {
      const odd = fc.array(mutated(samples[name]), { minLength: 1, maxLength: 4 })
      fc.assert(
        fc.property(odd, (drawn) => {
          const matches = drawn
            .filter(isResource)
            .filter(({ resourceType }) => resourceType !== 'OperationOutcome')
          const card = cardOfAnswer(name, answer(matches), context)
          if (!card.ok) return
          const { facts, unreadable } = card.value
          const seen = new Set([...shown(facts), ...unreadable.map((one) => one.reference)])
          for (const { resourceType, id } of matches) {
            const isNamed = typeof id === 'string' && id !== ''
            expect(seen).toContain(isNamed ? `${resourceType}/${id}` : resourceType)
          }
          expect(JSON.parse(JSON.stringify(card))).toEqual(card)
        }),
        { numRuns: 200 },
      )
    },
  )
})
