import { describe, expect, test } from 'vitest'
import type { InvariantName } from './invariants.ts'
import { planOf } from './plan.ts'
import { type Plant, plantedBugs } from './planted-bugs.ts'
import { reportOf } from './report.ts'
import { shrink } from './shrink.ts'
import { type Outcome, simulate } from './simulate.ts'

const WITHIN_SEEDS = 60

async function firstFailure(plant: Plant): Promise<Outcome | undefined> {
  for (let seed = 1; seed <= WITHIN_SEEDS; seed += 1) {
    const outcome = await simulate(planOf(seed), plant)
    if (outcome.violations.length > 0) return outcome
  }
  return undefined
}

const caught: readonly (readonly [keyof typeof plantedBugs, InvariantName])[] = [
  ['a second POST on timeout', 'I1 at most one document per filing'],
  ['filed is shown before it is', 'I2 what is shown as filed is in the EHR'],
  ['an unknown filing is lost', 'no signed note is lost from sight'],
  [
    'the patient is that of the open tab',
    'I4 the document is of the patient, visit and text that were signed',
  ],
  ['the audit comes after the read', 'I5 every request has an earlier audit intent'],
  ['the fence is not checked', 'every step follows from the one before'],
  ['a change is forced', 'no version is written over unseen'],
  ['a label is sent again', 'at most one Provenance per filing'],
  ['a label is of another record', 'a Provenance is of what was filed as signed'],
]

describe('FT-2 the invariants catch a planted bug', () => {
  test.each(caught)(`within ${WITHIN_SEEDS} seeds: %s`, async (bug, invariant) => {
    const outcome = await firstFailure(plantedBugs[bug])
    expect(outcome?.violations.map((one) => one.invariant)).toContain(invariant)
  })

  test('each of them', () => {
    expect(caught.map(([bug]) => bug)).toEqual(Object.keys(plantedBugs))
  })
})

describe('a violation', () => {
  test('SIM-7 is shown in the smallest run that still has it', async () => {
    const plant = plantedBugs['a second POST on timeout']
    const failed = await firstFailure(plant)
    if (!failed) throw new Error('the bug was not caught')
    const smallest = await shrink(failed, plant)
    const [violation] = failed.violations
    expect(smallest.violations.map(({ invariant }) => invariant)).toContain(violation?.invariant)
    expect(smallest.plan.faults.length).toBeLessThanOrEqual(2)
    expect(smallest.plan).toMatchObject({ workers: 1, clinicians: 1, tabs: 1 })
  })

  test('is told with seed, step, what led to it and the command that plays it again', async () => {
    const failed = await firstFailure(plantedBugs['filed is shown before it is'])
    if (!failed) throw new Error('the bug was not caught')
    const lines = reportOf(failed)
    expect(lines[0]).toMatch(/^seed \d+, step \d+: I2 /)
    expect(lines.at(-1)).toBe(`npm run simulate -- --seed ${failed.plan.seed} --trace`)
    expect(lines.length).toBeGreaterThan(50)
  })
})
