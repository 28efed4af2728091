import { describe, expect, test } from 'vitest'
import { type ChartFact, citeFact } from '../../note/chart-fact.ts'
import { isPersonFromChart } from './check-person.ts'

const woman: ChartFact = {
  kind: 'patient',
  reference: 'Patient/1',
  name: '68-year-old woman',
  quote: 'Born 05-Apr-1958 (68 y), Female',
}
const cited = [citeFact(woman)]

describe('who a statement says the patient is', () => {
  test.each([
    '68-year-old woman with a cough.',
    'She reports a cough.',
    'Her mother had diabetes; he, her brother, has none.',
    'Wife of a 3rd cousin; husband says he sleeps badly.',
    'Saturation in the nineties.',
  ])('may be what the chart says: %s', (text) => {
    expect(isPersonFromChart(text, cited, [woman])).toBe(true)
  })

  test.each([
    '69-year-old woman.',
    'Sixty-eight-year-old woman.',
    'A 68 y/o man.',
    'He reports a cough.',
    'He lives with his wife.',
    'In her late sixties.',
  ])('may not be anything else: %s', (text) => {
    expect(isPersonFromChart(text, cited, [woman])).toBe(false)
  })

  test('is nobody where the chart was not cited, or says nothing', () => {
    expect(isPersonFromChart('68-year-old woman.', [], [woman])).toBe(false)
    expect(isPersonFromChart('She reports a cough.', [], [])).toBe(false)
    expect(isPersonFromChart('The patient reports a cough.', [], [])).toBe(true)
  })
})
