import { describe, expect, test } from 'vitest'
import { allSiteKinds } from '../fault-sites.ts'
import type { FaultOutcome } from '../play.ts'
import { outcomeLine, scorecard, unreachedIn } from '../scorecard.ts'
import { chosenScenarios } from './all-scenarios.ts'

const everything = chosenScenarios({ only: undefined, isShort: false, withSlow: true })
const [first] = everything
if (!first) throw new Error('there are scenarios')

/** F8 and F9 are played by the simulation and in the browser; F13 comes with HL7 v2. */
const ELSEWHERE = [8, 9, 13]

const anOutcome = (given: Partial<FaultOutcome> = {}): FaultOutcome => ({
  ...{ scenario: first, seed: 7, kind: 'searched', violations: [], measures: [] },
  ...{ filings: 2, documents: 2, kills: 1, stops: 0, faults: 3 },
  ...{ passages: [], seconds: 1, restSeconds: 0.5 },
  ...given,
})

describe('the scenarios with real processes', () => {
  test('FT-3 play every fault that is not played elsewhere', () => {
    const rows = Array.from({ length: 17 }, (_, index) => index + 1)
    const expected = rows.filter((row) => !ELSEWHERE.includes(row)).map((row) => `F${row}`)
    expect(new Set(everything.map(({ fault }) => fault))).toEqual(new Set([...expected, 'FT-7']))
  })

  test('have names of their own, by which one is played again', () => {
    const names = everything.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const only = [first.name]
    expect(chosenScenarios({ only, isShort: false, withSlow: false })).toEqual([first])
  })

  test('F3 is played on every kind of EHR (FT-5)', () => {
    const lost = everything.find(({ fault }) => fault === 'F3')
    expect(lost?.kinds ?? allSiteKinds).toEqual(allSiteKinds)
  })

  test('are judged by name, seed and the command that plays them again', () => {
    const violations = [{ invariant: 'I1', what: 'a twin' }]
    const line = outcomeLine(anOutcome({ violations }))
    expect(line).toContain('I1: a twin')
    expect(line).toContain(`npm run faults -- --only "${first.name}" --from 7`)
  })

  test('fail together where a crash point was never passed', () => {
    const outcomes = [anOutcome({ passages: ['C3', 'C16'] })]
    expect(unreachedIn(outcomes)).toContain('C4')
    expect(unreachedIn(outcomes)).not.toContain('C16')
  })

  test('tell the worst of each measure beside its aim (FT-9)', () => {
    const measure = { what: 'back', unit: 's', atMost: 30 } as const
    const outcomes = [3, 9, 5].map((value) => anOutcome({ measures: [{ ...measure, value }] }))
    expect(scorecard(outcomes, [])).toContain('back: 9.0 s at most (aim: at most 30 s)')
  })
})
