import { describe, expect, test } from 'vitest'
import { aSection, aStatement, aTranscript } from '../testing/note/note-builders.ts'
import { findEvidence, groundOf } from './find-evidence.ts'

const visit = aTranscript(
  'clinician: any chest pain ?',
  'patient: no .',
  'patient: i take lasix forty milligrams every morning .',
  'clinician: your lungs are clear .',
)
const furosemide = {
  kind: 'problem',
  reference: 'Condition/1',
  name: 'asthma',
  quote: 'Asthma, 2019',
} as const
const judge = (text: string, code = '10164-2') =>
  findEvidence(
    aStatement({ text, origin: 'drafter' }),
    aSection({ code }),
    groundOf(visit, [furosemide]),
  )

describe('a text without evidence', () => {
  test.each([
    ['Denies chest pain.', '10164-2', [0, 1]],
    ['Takes lasix 40 mg every morning.', '10160-0', [2]],
    ['Lungs are clear.', '29545-1', [3]],
  ])('%j stands on what was said', (text, code, turns) => {
    const { support, statement } = judge(text, code)
    expect(support).toBe('supported')
    expect(statement.evidence.map((one) => one.kind === 'said' && one.turn)).toEqual(turns)
  })

  test('stands on the chart', () => {
    expect(judge('History of asthma.').statement.evidence).toMatchObject([
      { kind: 'chart', reference: 'Condition/1' },
    ])
  })

  test.each([
    ['Reports chest pain.', 'G5'],
    ['Takes lasix 80 mg every morning.', 'G2'],
    ['Takes digoxin.', 'G1'],
  ])('%j does not stand, by %s', (text, rule) => {
    const { support, reasons } = judge(text)
    expect(support).toBe('unsupported')
    expect(reasons.map((reason) => reason.rule)).toContain(rule)
  })
})
