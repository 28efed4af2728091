import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marchettiFacts } from '../../testing/note/marchetti-visit.ts'
import { aSection } from '../../testing/note/note-builders.ts'
import type { ChartFact } from '../chart-fact.ts'
import type { Statement } from '../note.ts'
import { isResolved } from '../verification.ts'
import { verifyStatement } from '../verify.ts'
import { builtInPhrases } from './built-in-phrases.ts'
import { chartValue } from './chart-value.ts'
import { expandPhrase } from './expand-phrase.ts'
import { PHRASE_NAME } from './phrase-name.ts'
import { matchingPhrases, typingOf } from './typed-phrase.ts'

const observed = (name: string, quote: string, reference: string): ChartFact => ({
  kind: 'observation',
  name,
  quote,
  reference: `Observation/${reference}`,
})
const facts: readonly ChartFact[] = [
  ...marchettiFacts,
  observed('Hemoglobin A1c', 'Hemoglobin A1c 7.2 % (12-Nov-2026)', 'a1c-0'),
  observed('Hemoglobin A1c', 'Hemoglobin A1c 7.9 % (14-May-2026)', 'a1c-1'),
  observed('Glucose, fasting', 'Glucose, fasting 130 mg/dL (12-Nov-2026)', 'glucose-f'),
  observed('Glucose, random', 'Glucose, random 180 mg/dL (12-Nov-2026)', 'glucose-r'),
]

let count = 0
const expand = (text: string, chart = facts) => expandPhrase(text, chart, () => `p${++count}`)
const verdict = (text: string, chart = facts) => {
  const [statement] = expand(text, chart).statements
  if (!statement) throw new Error('one line, one statement')
  return verdictOf(statement, chart)
}
const verdictOf = (statement: Statement, chart = facts) =>
  verifyStatement(statement, aSection(), { transcripts: [], chartFacts: chart })

test('a name is the same in any form of its letters', () => {
  const chart = [observed('SpO₂', 'SpO₂ 94 % (19-Nov-2026)', 'spo2')]
  expect(chartValue('last SpO2', chart)).toEqual({ kind: 'found', facts: chart })
})

describe('a place in a phrase', () => {
  test.each([
    ['last A1c', ['Hemoglobin A1c 7.2 % (12-Nov-2026)']],
    [
      'last 2 hemoglobin a1c',
      ['Hemoglobin A1c 7.2 % (12-Nov-2026)', 'Hemoglobin A1c 7.9 % (14-May-2026)'],
    ],
    ['last BP', ['BP 148/84 mmHg (19-Nov-2026 08:56)']],
    [' Last  Potassium ', ['potassium 5.3 mmol/L (12-Nov-2026)']],
    ['medication furosemide', ['furosemide 40 mg tablet, oral, once daily']],
    ['medications', ['furosemide 40 mg tablet, oral, once daily']],
  ])('is what the chart says: %s', (question, quotes) => {
    const value = chartValue(question, facts)
    expect(value.kind === 'found' && value.facts.map(({ quote }) => quote)).toEqual(quotes)
  })

  test('that the chart does not fill is never filled: nothing there, two of a name, not understood', () => {
    expect(chartValue('last troponin', facts)).toEqual({ kind: 'not-in-chart' })
    expect(chartValue('allergies', facts)).toEqual({ kind: 'not-in-chart' })
    expect(chartValue('last glucose', facts)).toEqual({
      kind: 'ambiguous',
      choices: ['Glucose, fasting', 'Glucose, random'],
    })
    expect(chartValue('the weather', facts)).toEqual({ kind: 'not-understood' })
    expect(chartValue('constructor', facts)).toEqual({ kind: 'not-understood' })
    expect(chartValue('last constructor', facts)).toEqual({ kind: 'not-in-chart' })
  })
})

describe('a phrase', () => {
  test('cites what it shows, and stands', () => {
    const { statements, open } = expand('Last A1c: {{last A1c}}.\nReviewed with the patient.')
    expect(open).toEqual([])
    expect(statements).toMatchObject([
      {
        text: 'Last A1c: Hemoglobin A1c 7.2 % (12-Nov-2026).',
        origin: 'chart',
        evidence: [{ kind: 'chart', reference: 'Observation/a1c-0' }],
      },
      { text: 'Reviewed with the patient.', origin: 'clinician', evidence: [] },
    ])
    expect(verdict('Last A1c: {{last A1c}}.').support).toBe('supported')
    expect(verdict('{{patient}} with {{problems}}.').support).toBe('supported')
  })

  test('says when the chart has changed since', () => {
    const [statement] = expand('{{last potassium}}').statements
    const changed = facts.map((fact) =>
      fact.name === 'potassium' ? { ...fact, quote: 'potassium 6.1 mmol/L (20-Nov-2026)' } : fact,
    )
    const checked =
      statement && verifyStatement(statement, aSection(), { transcripts: [], chartFacts: changed })
    expect(checked?.support).toBe('conflict')
  })

  test('with an open place shows it, and cannot be signed before somebody decided', () => {
    const { statements, open } = expand(
      'Troponin: {{last troponin}}; potassium: {{last potassium}}.',
    )
    expect(statements[0]?.text).toBe(
      'Troponin: {{last troponin}}; potassium: potassium 5.3 mmol/L (12-Nov-2026).',
    )
    expect(open).toEqual([
      {
        statementId: statements[0]?.id,
        question: 'last troponin',
        value: { kind: 'not-in-chart' },
      },
    ])
    const many = '{{the weather}} {{last A1c}} {{problems}} {{medications}} {{last potassium}}'
    for (const text of ['{{last troponin}}', 'Seen today. {{the weather}}', many])
      expect(isResolved(verdict(text))).toBe(false)
  })

  test('never has a place lost: filled and cited, or open', () => {
    const parts = fc.constantFrom(
      '{{last A1c}}',
      '{{problems}}',
      '{{last x}}',
      '{{}}',
      'and',
      '{',
      '}}',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (all) => {
        const text = all.join(' ')
        const { statements, open } = expand(text)
        const left = statements.flatMap((one) => one.text.match(/\{\{[^{}]*\}\}/g) ?? [])
        expect(left).toHaveLength(open.length)
        for (const statement of statements) {
          const isSure = statement.origin === 'clinician'
          expect(isSure && statement.text.includes('{{last')).toBe(false)
          const isOpen = open.some(({ statementId }) => statementId === statement.id)
          if (statement.text.includes('7.2 %') && !isOpen)
            expect(statement.evidence.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('is called by a dot and the beginning of its name', () => {
    expect(typingOf('Seen today. .DMfoll')).toBe('DMfoll')
    expect(typingOf('.')).toBe('')
    for (const typed of ['dmfollowup', 'x.dmfollowup', '.dm ', 'Seen today.', '1 .5', '..'])
      expect(typingOf(typed), typed).toBeUndefined()
  })

  test('of the clinician’s own hides ours, and a whole name comes first', () => {
    const named = (name: string, text = name) => ({ name, text })
    const own = [named('BPlong'), named('bp', 'mine')]
    const found = matchingPhrases('BP', own, [named('bp', 'ours'), named('weight')])
    expect(found).toEqual([named('bp', 'mine'), named('BPlong')])
    expect(matchingPhrases('', [], builtInPhrases)).toEqual(builtInPhrases)
  })

  test('that comes with Chartside says nothing of its own', () => {
    for (const { name, text } of builtInPhrases) {
      expect(name).toMatch(PHRASE_NAME)
      for (const { support } of expand(text).statements.map((one) => verdictOf(one)))
        expect(['supported', 'unsupported']).toContain(support)
      for (const { value } of expand(text).open) expect(value.kind).not.toBe('not-understood')
    }
  })
})
