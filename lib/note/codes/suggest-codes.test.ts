import { describe, expect, test } from 'vitest'
import { aNote, aSection, aStatement } from '../../testing/note/note-builders.ts'
import type { Note } from '../note.ts'
import { verify } from '../verify.ts'
import type { CodeAxis } from './diagnosis-family.ts'
import { heartAndMetabolism } from './heart-and-metabolism.ts'
import { otherFamilies } from './other-families.ts'
import { type CodedProblem, suggestCodes } from './suggest-codes.ts'

const families = [...heartAndMetabolism, ...otherFamilies]

const own = (text: string) => aStatement({ text })
const assessing = (...texts: string[]): Note =>
  aNote({
    sections: [
      aSection(),
      aSection({ code: '51847-2', title: 'Assessment and plan', statements: texts.map(own) }),
    ],
  })

const suggest = (note: Note, problems: readonly CodedProblem[] = []) =>
  suggestCodes(note, verify(note, { transcripts: [] }), problems)

const told = (...texts: string[]) =>
  suggest(assessing(...texts)).suggestions.map(({ code, lacking }) => [code, ...lacking])

const heartFailure: CodedProblem = {
  reference: 'Condition/hf',
  name: 'Heart failure with reduced ejection fraction',
  codes: ['I50.22'],
}

describe('the table of codes', () => {
  test.each(families)(
    '$id has one general code, and asks only for what it can find',
    ({ axes, codes }) => {
      expect(codes.filter(({ when }) => Object.keys(when).length === 0)).toHaveLength(1)
      for (const { code, title, when } of codes) {
        expect(code).toMatch(/^[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/)
        expect(title.trim()).toBe(title)
        for (const [axis, value] of Object.entries(when)) {
          const choices = axes[axis as CodeAxis] ?? [] // a key of the table's own type
          expect(choices.map(([choice]) => choice)).toContain(value)
        }
      }
    },
  )

  test('names each code, and each problem, once', () => {
    const codes = families.flatMap((family) => [...new Set(family.codes.map(({ code }) => code))])
    expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(families.map(({ id }) => id)).size).toBe(families.length)
  })
})

describe('a suggested code', () => {
  test.each<[text: string, code: string, lacking: readonly string[]]>([
    ['Heart failure, on furosemide.', 'I50.9', ['type', 'acuity']],
    ['HFrEF, on furosemide.', 'I50.20', ['acuity']],
    ['Acute on chronic systolic heart failure.', 'I50.23', []],
    ['Decompensated heart failure with reduced ejection fraction.', 'I50.20', ['acuity']],
    ['CKD stage 3a, stable.', 'N18.31', []],
    ['Chronic kidney disease.', 'N18.9', ['stage']],
    ['Osteoarthritis of the right knee.', 'M17.11', []],
    ['Right and left knee osteoarthritis.', 'M17.0', []],
    ['Knee osteoarthritis.', 'M17.9', ['side']],
    ['Moderate persistent asthma with exacerbation.', 'J45.41', []],
    ['Moderate persistent asthma.', 'J45.909', ['control']],
    ['Depression.', 'F32.A', ['severity', 'course']],
    ['Hypertension, at goal.', 'I10', []],
    ['Heart failure, acute on chronic, systolic.', 'I50.23', []],
    ['Osteoarthritis, right knee.', 'M17.11', []],
  ])('of “%s” is %s and says what is not documented', (text, code, lacking) => {
    expect(told(text)).toEqual([[code, ...lacking]])
  })

  test.each<[text: string, codes: readonly (readonly string[])[]]>([
    [
      'Chronic kidney disease and heart failure.',
      [
        ['I50.9', 'type', 'acuity'],
        ['N18.9', 'stage'],
      ],
    ],
    [
      'Heart failure with chronic kidney disease, stage 3a.',
      [['I50.9', 'type', 'acuity'], ['N18.31']],
    ],
    ['Gout, right and left knee osteoarthritis.', [['M10.9'], ['M17.0']]],
    ['Plantar fasciitis of both feet.', [['M67.A01'], ['M67.A02']]],
    ['Plantar fasciitis, left foot.', [['M67.A02']]],
    ['Plantar fasciitis.', [['M67.A09', 'side']]],
    ['Left hip osteoarthritis; right carpal tunnel syndrome.', [['G56.01'], ['M16.12']]],
    [
      'Woman with heart failure with reduced ejection fraction; chronic kidney disease, stage 3b.',
      [['I50.20', 'acuity'], ['N18.32']],
    ],
  ])('of each problem in “%s” takes what is said of it, and of no other', (text, codes) => {
    expect(told(text)).toEqual(codes)
  })

  test.each([
    'No pneumonia.',
    'Possible pneumonia.',
    'Rule out deep vein thrombosis.',
    'Pneumonia versus bronchitis.',
    'History of gout.',
    'Mother has hypertension.',
    'Screening for osteoporosis.',
    'If pneumonia develops, call.',
  ])('is none of “%s”', (text) => {
    expect(told(text)).toEqual([])
  })

  test('is of what is assessed, not of what is told in passing', () => {
    const history = aNote({ sections: [aSection({ statements: [own('Gout flared in May.')] })] })
    expect(suggest(history).suggestions).toEqual([])
  })

  test('takes what the note says of the problem elsewhere, and names its statements', () => {
    const note = aNote({
      sections: [
        aSection({ statements: [own('Known chronic systolic heart failure.')] }),
        aSection({
          code: '51847-2',
          title: 'Assessment and plan',
          statements: [own('Heart failure: increase furosemide.')],
        }),
      ],
    })
    expect(suggest(note).suggestions).toMatchObject([
      {
        code: 'I50.22',
        source: 'note',
        because: [{ text: 'Heart failure: increase furosemide.' }],
      },
    ])
  })

  test('is none of a statement that does not stand', () => {
    const drafted = aStatement({ text: 'Gout.', origin: 'drafter' })
    const note = aNote({
      sections: [aSection({ code: '51847-2', title: 'A', statements: [drafted] })],
    })
    expect(suggest(note).suggestions).toEqual([])
  })
})

describe('the chart’s own code', () => {
  test('is taken where the note does not say otherwise, with what the note leaves open', () => {
    expect(suggest(assessing('Heart failure.'), [heartFailure]).suggestions).toMatchObject([
      {
        code: 'I50.22',
        source: 'chart',
        reference: 'Condition/hf',
        lacking: ['type', 'acuity'],
        chartHas: undefined,
      },
    ])
  })

  test('is told beside the one that the note documents, where they differ', () => {
    const note = assessing('Acute on chronic systolic heart failure.')
    expect(suggest(note, [heartFailure]).suggestions).toMatchObject([
      { code: 'I50.23', source: 'note', chartHas: 'I50.22' },
    ])
  })

  test('of a problem that is not assessed is none of this visit', () => {
    expect(suggest(assessing('Gout.'), [heartFailure]).suggestions).toMatchObject([
      { code: 'M10.9' },
    ])
  })

  test('of a problem without words of ours is found by its name', () => {
    const celiac = { reference: 'Condition/c', name: 'Celiac disease', codes: ['K90.0'] }
    expect(suggest(assessing('Celiac disease, doing well.'), [celiac]).suggestions).toMatchObject([
      { code: 'K90.0', title: 'Celiac disease', source: 'chart' },
    ])
    expect(suggest(assessing('No celiac disease.'), [celiac]).suggestions).toEqual([])
  })
})

test('problems that are coded together have no code of their own, whoever knows of the other', () => {
  const alone = suggest(assessing('Hypertension.'), [heartFailure])
  expect(alone.suggestions).toEqual([])
  expect(alone.combined).toMatchObject([
    { title: 'Essential (primary) hypertension', with: ['Heart failure'] },
  ])
  const both = suggest(assessing('Type 2 diabetes.', 'CKD stage 3a.'))
  expect(both.suggestions.map(({ code }) => code)).toEqual(['N18.31'])
  expect(both.combined).toHaveLength(1)
  const said = suggest(assessing('Type 2 diabetes with diabetic chronic kidney disease, stage 3a.'))
  expect(said.suggestions.map(({ code }) => code)).toEqual(['E11.22', 'N18.31'])
  const charted = { reference: 'Condition/d', name: 'Diabetes', codes: ['E11.22'] }
  const known = suggest(assessing('Type 2 diabetes.', 'CKD stage 3a.'), [charted])
  expect(known.suggestions.map(({ code }) => code)).toEqual(['E11.22', 'N18.31'])
})
