import { describe, expect, test } from 'vitest'
import { anAllergy, coded } from '../testing/chart/fhir-builders.ts'
import { readAllergies } from './allergies.ts'
import { foldAllergies, summarizeAllergies } from './allergy-summary.ts'

const reacted = (severity: string, manifestation = 'rash') => ({
  reaction: [{ manifestation: [{ text: manifestation }], severity }],
})
const named = (text: string, more = {}) => anAllergy({ code: { text }, ...more })
const noKnown = (code = 'no-known-allergies') =>
  anAllergy({
    code: {
      coding: [{ system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code }],
      text: 'No known allergies',
    },
  })
const names = (...resources: Parameters<typeof readAllergies>[0]) =>
  readAllergies(resources).map(({ name }) => name)

describe('allergies', () => {
  test('the severest comes first, and high criticality weighs as much as a severe reaction', () => {
    expect(
      names(
        named('mild', reacted('mild')),
        named('unspecified'),
        named('severe', reacted('severe')),
        named('critical', { criticality: 'high' }),
        named('moderate', reacted('moderate')),
      ),
    ).toEqual(['critical', 'severe', 'moderate', 'mild', 'unspecified'])
  })

  test('reactions are told once each, and the worst severity counts', () => {
    const [allergy] = readAllergies([
      anAllergy({
        reaction: [
          { manifestation: [{ text: 'rash' }], severity: 'mild' },
          { manifestation: [{ text: 'rash' }, { text: 'anaphylaxis' }], severity: 'severe' },
          { description: 'felt faint' },
        ],
      }),
    ])
    expect(allergy).toMatchObject({
      reactions: ['rash', 'anaphylaxis', 'felt faint'],
      severity: 'severe',
    })
  })

  test('refuted, entered in error and resolved ones come last and do not warn', () => {
    const facts = readAllergies([
      named('refuted', { verificationStatus: coded('refuted') }),
      named('mistake', {
        verificationStatus: coded('entered-in-error'),
        clinicalStatus: undefined,
      }),
      named('outgrown', { clinicalStatus: coded('resolved') }),
      named('penicillin'),
    ])
    expect(facts.map(({ standing }) => standing)).toEqual([
      'active',
      'resolved',
      'refuted',
      'entered-in-error',
    ])
    expect(facts.flatMap(({ oddities }) => oddities)).toEqual([])
    expect(summarizeAllergies(facts)).toMatchObject({ allergies: [{ name: 'penicillin' }] })
  })

  test('an allergy of unknown status warns and is marked', () => {
    const [allergy] = readAllergies([named('latex', { clinicalStatus: coded('dormant') })])
    expect(allergy).toMatchObject({ standing: 'unknown' })
    expect(allergy?.oddities).toEqual([
      { code: 'status-unknown', element: 'clinicalStatus', sent: 'dormant' },
    ])
    expect(summarizeAllergies(allergy ? [allergy] : []).kind).toBe('allergies')
  })
})

test('a status counts in whichever of its codings it stands', () => {
  const translated = (code: string) => ({
    coding: [{ system: 'urn:oid:1.2.3', code: '42' }, { code }],
  })
  const [mistake, outgrown] = readAllergies([
    named('mistake', { verificationStatus: translated('entered-in-error') }),
    named('outgrown', { clinicalStatus: translated('resolved') }),
  ]).toReversed()
  expect(mistake?.standing).toBe('entered-in-error')
  expect(outgrown).toMatchObject({ standing: 'resolved', oddities: [] })
})

test('what changes the meaning of a record and is not understood is marked', () => {
  const [allergy] = readAllergies([
    named('penicillin', { modifierExtension: [{ url: 'urn:x:negated', valueBoolean: true }] }),
  ])
  expect(allergy).toMatchObject({ name: 'penicillin', oddities: [{ code: 'modifier-unknown' }] })
})

test('a record of none beside an allergy is marked as contradicted', () => {
  const marked = (...resources: Parameters<typeof readAllergies>[0]) =>
    readAllergies(resources).some(({ oddities }) =>
      oddities.some(({ code }) => code === 'contradicted'),
    )
  expect(marked(noKnown(), named('penicillin'))).toBe(true)
  expect(marked(noKnown('no-known-food-allergies'), named('penicillin'))).toBe(false)
  expect(marked(noKnown(), named('penicillin', { verificationStatus: coded('refuted') }))).toBe(
    false,
  )
})

describe('the banner’s word on allergies', () => {
  test('none known, not asked and not recorded are three things', () => {
    expect(summarizeAllergies(readAllergies([noKnown()]))).toEqual({
      kind: 'none-known',
      of: ['all'],
    })
    expect(summarizeAllergies(readAllergies([noKnown('no-allergy-info')])).kind).toBe('not-asked')
    expect(summarizeAllergies([]).kind).toBe('not-recorded')
  })

  test('no known drug allergy is not no known allergy', () => {
    expect(summarizeAllergies(readAllergies([noKnown('no-known-medication-allergies')]))).toEqual({
      kind: 'none-known',
      of: ['drugs'],
    })
  })

  test('a recorded allergy outweighs a record that there is none', () => {
    const summary = summarizeAllergies(readAllergies([noKnown(), named('penicillin')]))
    expect(summary).toMatchObject({ kind: 'allergies', allergies: [{ name: 'penicillin' }] })
  })

  test('a substance in words alone is never taken for none known', () => {
    const facts = readAllergies([named('No known allergies')])
    expect(summarizeAllergies(facts).kind).toBe('allergies')
  })

  test('a severe allergy is never folded away', () => {
    const facts = readAllergies([
      ...['a', 'b', 'c'].map((name) => named(name, reacted('severe'))),
      ...['d', 'e', 'f'].map((name) => named(name)),
    ])
    const { shown, folded } = foldAllergies(facts, 2)
    expect(shown.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(folded.map(({ name }) => name)).toEqual(['d', 'e', 'f'])
  })

  test('a single one is not folded: the word for it takes as much room', () => {
    expect(foldAllergies(readAllergies([named('a'), named('b'), named('c')]), 2).folded).toEqual([])
  })
})
