import { describe, expect, test } from 'vitest'
import { charted } from '../testing/note/note-builders.ts'
import type { Candidate } from './candidates.ts'
import { reviewOfSystems } from './review-of-systems.ts'

const answer = (thing: string, isDenied: boolean, at: number): Candidate => ({
  section: '10187-3',
  text: `${isDenied ? 'Denies' : 'Reports'} ${thing}.`,
  evidence: [charted(thing, `Observation/${at}`)],
  score: 4,
  at,
  symptom: { isDenied, thing },
})
const linesOf = (candidates: readonly Candidate[], stands = true) =>
  reviewOfSystems(candidates, () => stands).map(({ text }) => text)

describe('a review of systems', () => {
  test('has one line for each system and answer, with all it rests on', () => {
    const candidates = [
      answer('fever, cough or chills', true, 1),
      answer('fatigue', true, 2),
      answer('shortness of breath', false, 3),
    ]
    expect(linesOf(candidates)).toEqual([
      'Constitutional: Denies fever, chills or fatigue.',
      'Respiratory: Denies cough.',
      'Respiratory: Reports shortness of breath.',
    ])
    const [first] = reviewOfSystems(candidates, () => true)
    expect(first?.evidence).toHaveLength(2)
  })

  test('keeps together what does not stand by itself', () => {
    expect(linesOf([answer('pain or swelling in the knee', true, 1)])).toEqual([
      'Musculoskeletal: Denies pain or swelling in the knee.',
    ])
  })

  test('takes a line apart that the verifier does not let stand', () => {
    expect(linesOf([answer('fever', true, 1), answer('chills', true, 2)], false)).toEqual([
      'Denies fever.',
      'Denies chills.',
    ])
  })
})
