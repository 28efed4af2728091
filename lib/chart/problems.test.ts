import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCondition, coded } from '../testing/chart/fhir-builders.ts'
import { readProblems } from './problems.ts'

const SNOMED = 'http://snomed.info/sct'
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const condition = (text: string, codes: { s?: string; i?: string }, more = {}) =>
  aCondition({
    code: {
      text,
      coding: [
        ...(codes.s ? [{ system: SNOMED, code: codes.s }] : []),
        ...(codes.i ? [{ system: ICD, code: codes.i }] : []),
      ],
    },
    ...more,
  })
const shape = (...resources: Parameters<typeof readProblems>[0]) =>
  readProblems(resources).map(({ name, entries }) => [name, entries.length])

describe('problems', () => {
  test('entries with the same SNOMED CT code are one problem', () => {
    expect(
      shape(
        condition('Type 2 diabetes', { s: '1' }),
        condition('Type 2 diabetes mellitus', { s: '1' }),
      ),
    ).toEqual([['Type 2 diabetes', 2]])
  })

  test('an entry coded twice joins those that have either code', () => {
    expect(
      shape(
        condition('HTN', { i: 'I10' }),
        condition('Hypertension', { s: '9', i: 'I10' }),
        condition('High BP', { s: '9' }),
      ),
    ).toEqual([['Hypertension', 3]])
  })

  test('one ICD-10-CM code does not join two SNOMED CT concepts', () => {
    const [a, b] = [
      condition('One', { s: '1', i: 'E11.40' }),
      condition('Two', { s: '2', i: 'E11.40' }),
    ]
    expect(shape(a, b)).toHaveLength(2)
    // A third with the ICD-10-CM code alone could be either, so it is neither.
    expect(shape(a, b, condition('Three', { i: 'E11.40' }))).toHaveLength(3)
  })

  test('the same words without a common code are not merged', () => {
    expect(
      shape(condition('Hypertension', {}), condition('Hypertension', { i: 'I10' })),
    ).toHaveLength(2)
  })

  test('left and right, acute and chronic, history and disease are never merged', () => {
    expect(
      shape(
        condition('Osteoarthritis, left knee', { s: '1' }),
        condition('Osteoarthritis, right knee', { s: '1' }),
        condition('Osteoarthritis of knee', { s: '1' }, { bodySite: [{ text: 'Right knee' }] }),
        condition('History of osteoarthritis', { s: '1' }),
      ),
    ).toHaveLength(3)
  })

  test('a merged problem has the most active status and the earliest onset, and says when they disagree', () => {
    const [problem] = readProblems([
      condition('Asthma', { s: '1' }, { clinicalStatus: coded('resolved'), onsetDateTime: '1999' }),
      condition('Asthma', { s: '1' }, { onsetDateTime: '2020-05' }),
    ])
    expect(problem).toMatchObject({
      status: 'active',
      onset: '1999',
      isContradictory: true,
      group: 'active',
    })
  })

  test('refuted and mistaken entries stand alone and last', () => {
    const problems = readProblems([
      condition('Asthma', { s: '1' }, { verificationStatus: coded('refuted') }),
      condition(
        'Asthma',
        { s: '1' },
        { verificationStatus: coded('entered-in-error'), clinicalStatus: undefined },
      ),
      condition('Asthma', { s: '1' }),
    ])
    expect(problems.map(({ group }) => group)).toEqual(['active', 'withdrawn', 'withdrawn'])
    expect(problems.flatMap(({ entries }) => entries.flatMap(({ oddities }) => oddities))).toEqual(
      [],
    )
  })

  test('diagnoses of visits are apart unless a problem of the list has their code', () => {
    const visit = { category: [coded('encounter-diagnosis')] }
    expect(
      readProblems([
        condition('Hypertension', { i: 'I10' }),
        condition('Hypertension', { i: 'I10' }, visit),
        condition('Cough', { i: 'R05' }, visit),
      ]).map(({ name, group, entries }) => [name, group, entries.length]),
    ).toEqual([
      ['Hypertension', 'active', 2],
      ['Cough', 'visit', 1],
    ])
  })

  test('active ones come first, then the newest onset', () => {
    expect(
      readProblems([
        condition('old', {}, { onsetDateTime: '2001' }),
        condition('over', {}, { clinicalStatus: coded('resolved'), onsetDateTime: '2025' }),
        condition('new', {}, { onsetDateTime: '2024-03-01' }),
        condition('undated', {}),
      ]).map(({ name }) => name),
    ).toEqual(['new', 'old', 'undated', 'over'])
  })

  test('an onset that is no date is told in words', () => {
    const [problem] = readProblems([condition('Asthma', {}, { onsetString: 'childhood' })])
    expect(problem?.entries[0]).toMatchObject({ onsetText: 'childhood' })
  })

  test('merging loses no entry and proves each merge by a common code', () => {
    const code = fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined })
    const anyCondition = fc.record({
      s: code,
      i: code,
      name: fc.constantFrom('a', 'left a', 'right a'),
    })
    fc.assert(
      fc.property(fc.array(anyCondition, { maxLength: 12 }), (drawn) => {
        const resources = drawn.map(({ s, i, name }) =>
          condition(name, { ...(s && { s }), ...(i && { i }) }),
        )
        const problems = readProblems(resources)
        const references = problems.flatMap(({ entries }) =>
          entries.map(({ reference }) => reference),
        )
        expect(references.toSorted()).toEqual(
          resources.map(({ id }) => `Condition/${id}`).toSorted(),
        )
        for (const { entries } of problems) {
          const codes = entries.map((entry) =>
            entry.codes.map((own) => `${own.system}|${own.code}`),
          )
          if (entries.length < 2) continue
          for (const [at, own] of codes.entries()) {
            const others = codes.filter((_, other) => other !== at).flat()
            expect(own.some((code) => others.includes(code))).toBe(true)
          }
          const snomed = entries.flatMap(({ codes: own }) =>
            own.filter(({ system }) => system === SNOMED),
          )
          expect(new Set(snomed.map(({ code: own }) => own)).size).toBeLessThanOrEqual(1)
          expect(new Set(entries.map(({ name }) => name)).size).toBe(1)
        }
      }),
      { numRuns: 300 },
    )
  })
})
