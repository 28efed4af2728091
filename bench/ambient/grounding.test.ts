import { expect, test } from 'vitest'
import { aStatement, charted } from '#lib/testing/note/note-builders.ts'
import { groundedMedications, groundedNumbers } from './grounding.ts'

const statement = aStatement({
  text: 'Takes lasix 40 mg and aspirin, BP 150/70.',
  evidence: [charted('lasix forty milligrams , one fifty over seventy')],
})

test('what a statement names and its own evidence does not is counted', () => {
  expect(groundedNumbers([statement])).toEqual({ named: 3, missing: 0 })
  expect(groundedMedications([statement])).toEqual({ named: 2, missing: 1 })
  expect(groundedNumbers([{ ...statement, evidence: [] }])).toEqual({ named: 3, missing: 3 })
})
