import { describe, expect, test } from 'vitest'
import { aNoteOf, aStatement, charted } from '../testing/note/note-builders.ts'
import type { Statement } from './note.ts'
import { openPlaceIn } from './open-place.ts'
import { remediesFor } from './remedies.ts'
import { isResolved } from './verification.ts'
import { verify } from './verify.ts'

const check = (statement: Statement) => {
  const [checked] = verify(aNoteOf(statement), { transcripts: [] }).statements
  if (!checked) throw new Error('the statement says something')
  return checked
}

describe('a place that the chart did not fill', () => {
  test.each([
    ['Zinc {{last zinc}}.', '{{last zinc}}'],
    ['{{}} and {{last BP}}', '{{}}'],
    ['Braces { } alone }} {{ are none.', undefined],
  ])('is found where it is written: %s', (text, place) => {
    expect(openPlaceIn(text)).toBe(place)
  })

  test('is none where the chart itself holds the braces', () => {
    expect(openPlaceIn('Cough {{7*7}}.', ['Cough {{7*7}}'])).toBeUndefined()
    expect(openPlaceIn('Cough {{7*7}}, {{last BP}}.', ['Cough {{7*7}}'])).toBe('{{last BP}}')
  })

  const open = aStatement({ text: 'Zinc {{last zinc}}.', origin: 'chart', evidence: [] })
  test.each([
    ['inserted', open],
    ['typed by the clinician', aStatement({ ...open, origin: 'clinician' })],
    ['beside evidence', aStatement({ ...open, evidence: [charted('Zinc')] })],
    ['taken as own words', aStatement({ ...open, resolution: { kind: 'own-words' } })],
    ['kept', aStatement({ ...open, resolution: { kind: 'kept', reason: 'asked by phone' } })],
  ])('leaves its line to be resolved, %s', (_, statement) => {
    const checked = check(statement)
    expect(checked.reasons).toEqual([{ rule: 'G1', kind: 'place-open', place: '{{last zinc}}' }])
    expect(isResolved(checked)).toBe(false)
    expect(remediesFor(checked, '30954-2')).toEqual(['edit', 'delete'])
  })

  test('is no more in the way when something is written for it', () => {
    const filled = aStatement({
      ...open,
      text: 'Zinc 80 µg/dL.',
      resolution: { kind: 'own-words' },
    })
    expect(isResolved(check(filled))).toBe(true)
  })
})

test('a carried sentence is confirmed, changed or deleted, and never called asked', () => {
  const text = 'Denies chest pain. [from the note of 14-May-2026]'
  const carried = aStatement({ text, drafted: text, origin: 'drafter', evidence: [] })
  expect(remediesFor(check(carried), '10164-2')).toEqual(['own-words', 'delete', 'edit'])
  const confirmed = aStatement({ ...carried, resolution: { kind: 'own-words' } })
  expect(isResolved(check(confirmed))).toBe(true)
})
