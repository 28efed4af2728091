import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mutated } from '../testing/chart/mutated.ts'
import { readSearchPage } from './bundle.ts'
import { outcomeWords } from './operation-outcome.ts'

const outcome = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'warning', code: 'informational' }],
}
const bundle = {
  resourceType: 'Bundle',
  type: 'searchset',
  total: 40,
  link: [
    { relation: 'self', url: 'a' },
    { relation: 'next', url: 'https://ehr.example/fhir?page=2' },
  ],
  entry: [
    { fullUrl: 'x', resource: { resourceType: 'Observation', id: '1' }, search: { mode: 'match' } },
    { resource: { resourceType: 'Observation', id: '2' } },
    { resource: { resourceType: 'Practitioner', id: '3' }, search: { mode: 'include' } },
    { resource: outcome, search: { mode: 'outcome' } },
  ],
}

test('matches, included resources and outcomes are told apart', () => {
  const page = readSearchPage(bundle)
  expect(page?.matches.map(({ id }) => id)).toEqual(['1', '2'])
  expect(page?.included.map(({ id }) => id)).toEqual(['3'])
  expect(page).toMatchObject({
    outcomes: [outcome],
    total: 40,
    next: 'https://ehr.example/fhir?page=2',
  })
})

test('what is no Bundle is no page', () => {
  expect(readSearchPage(outcome)).toBeUndefined()
  expect(readSearchPage('<html>')).toBeUndefined()
})

test('an odd bundle never throws', () => {
  fc.assert(
    fc.property(mutated(bundle), (json) => void readSearchPage(json)),
    { numRuns: 300 },
  )
})

test('the EHR’s own words are told worst first, each once', () => {
  expect(
    outcomeWords({
      resourceType: 'OperationOutcome',
      issue: [
        { severity: 'warning', diagnostics: 'slow' },
        {
          severity: 'error',
          details: { text: 'Missing category' },
          expression: ['DocumentReference.category'],
        },
        {
          severity: 'error',
          details: { text: 'Missing category' },
          expression: ['DocumentReference.category'],
        },
      ],
    }),
  ).toBe('Missing category (DocumentReference.category). slow')
})

test('without words there are none', () => {
  expect(outcomeWords({ issue: [] })).toBeUndefined()
  expect(outcomeWords('<html>')).toBeUndefined()
  expect(outcomeWords({ issue: [{ diagnostics: 'x'.repeat(900) }] })?.length).toBe(601)
})
