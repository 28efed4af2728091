import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['MARCHETTI, Rosalind (Mrs)', 'R. M.'],
  ['d’AUBIGNÉ-OKONKWO, Élise', 'É. D.'],
  ['王, 小明', '小. 王.'],
  ['Unknown', 'U.'],
  ['Rosalind Marchetti', 'R. M.'],
  ['', ''],
])('initials of "%s" are "%s"', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
