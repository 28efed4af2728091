import { expect, test } from 'vitest'
import { deniesMore } from './denies-more.ts'

test.each([
  ['The pain is not in the knee.', 'the pain is in my knee'],
  ['McMurray is not negative.', "your mcmurray's test is negative"],
  ['The test was not also negative.', 'and the test was also negative'],
  ["I don't see that it isn't stable.", "i do n't see that it is stable"],
])('%j denies more than %j', (statement, evidence) => {
  expect(deniesMore(statement, evidence)).toBeDefined()
})

test.each([
  ['The patient does not smoke.', 'do you smoke ? no'],
  ['No redness or swelling.', "i don't see any redness or swelling"],
  ['Does not have fever or chills.', 'no fever or chills'],
  ['The test was not negative.', 'the test was not negative'],
])('%j denies what %j denies', (statement, evidence) => {
  expect(deniesMore(statement, evidence)).toBeUndefined()
})
