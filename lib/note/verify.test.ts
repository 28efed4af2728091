import { describe, expect, test } from 'vitest'
import {
  aNote,
  aNoteOf,
  aSection,
  aStatement,
  aTranscript,
  charted,
  said,
} from '../testing/note/note-builders.ts'
import type { ChartFact } from './chart-fact.ts'
import type { Statement } from './note.ts'
import type { Sources } from './sources.ts'
import { unresolved } from './verification.ts'
import { verify } from './verify.ts'

const visit = aTranscript(
  'clinician: How are you sleeping?',
  'patient: Propped up. I’m on three pillows now, I used to need one.',
  'clinician: Any chest pain?',
  'patient: No.',
  'patient: The little water pill, furosemide, twenty milligrams, every morning.',
  'clinician: I hear crackles at both bases.',
  'clinician: I want you on eighty milligrams of furosemide once a day.',
)
const sources: Sources = { transcripts: [visit] }

const drafted = (text: string, ...turns: number[]): Statement =>
  aStatement({ text, origin: 'drafter', evidence: turns.map((turn) => said(visit, turn)) })

const check = (statement: Statement, code = '10164-2', given: Sources = sources) => {
  const note = aNote({ sections: [aSection({ code, statements: [statement] })] })
  const [checked] = verify(note, given).statements
  return { support: checked?.support, kinds: checked?.reasons.map(({ kind }) => kind) }
}

describe('a statement', () => {
  test('is supported when its words and numbers are in its own evidence', () => {
    expect(check(drafted('Sleeps on 3 pillows, before on 1.', 0, 1))).toEqual({
      support: 'supported',
      kinds: [],
    })
  })

  test('without evidence does not stand', () => {
    expect(check(drafted('Denies palpitations.'))).toEqual({
      support: 'unsupported',
      kinds: ['no-evidence'],
    })
  })

  test('that the clinician typed is the clinician’s own word', () => {
    expect(check(aStatement({ text: 'Decompensated heart failure.' })).support).toBe('own-words')
  })

  test('of which the transcript holds other words does not stand', () => {
    const statement = drafted('On 3 pillows.', 1)
    const changed = statement.evidence.map((cited) => ({
      ...cited,
      quote: 'I’m on five pillows now',
    }))
    expect(check({ ...statement, evidence: changed }).kinds).toEqual(['quote-changed'])
  })

  test('of which the transcript is gone does not stand', () => {
    expect(check(drafted('On 3 pillows.', 1), '10164-2', { transcripts: [] }).kinds).toEqual([
      'source-missing',
    ])
  })

  test('may not add a symptom nobody named', () => {
    expect(check(drafted('Denies chest pain and palpitations.', 2, 3)).kinds).toEqual([
      'words-not-in-evidence',
    ])
  })

  test('may not say another number', () => {
    expect(check(drafted('Sleeps on 5 pillows.', 0, 1)).kinds).toEqual(['number-not-in-evidence'])
  })

  test('may not say another unit', () => {
    expect(check(drafted('Furosemide 20 mcg every morning.', 4)).kinds).toEqual([
      'unit-not-in-evidence',
    ])
  })

  test('takes its number from its own evidence, not from elsewhere in the visit', () => {
    expect(check(drafted('Furosemide 80 milligrams every morning.', 4)).kinds).toEqual([
      'number-not-in-evidence',
    ])
  })

  test('may deny what was asked and answered with no', () => {
    expect(check(drafted('Denies chest pain.', 2, 3)).support).toBe('supported')
  })

  test('may not affirm what was answered with no', () => {
    expect(check(drafted('Chest pain.', 2, 3)).kinds).toEqual(['polarity-differs'])
  })

  test('may not turn a denial round, whatever it speaks of', () => {
    const spoken = aTranscript('clinician: your white count is not elevated')
    const statement = (text: string) =>
      aStatement({ text, origin: 'drafter', evidence: [said(spoken, 0)] })
    const given = { transcripts: [spoken] }
    expect(check(statement('White count is not elevated.'), '30954-2', given).support).toBe(
      'supported',
    )
    expect(check(statement('White count is elevated.'), '30954-2', given).kinds).toEqual([
      'polarity-differs',
    ])
  })

  test('may not name a drug nobody named, even one that no list knows', () => {
    const dose = (name: string) => drafted(`${name}, 20 milligrams every morning.`, 4)
    expect(check(dose('Furosemide')).support).toBe('supported')
    expect(check(dose('Cardivastin')).kinds).toEqual(['words-not-in-evidence'])
  })

  test('holds nothing in quotation marks that was not said', () => {
    expect(check(drafted('Patient: “I’m on three pillows now.”', 1)).support).toBe('supported')
    expect(check(drafted('Patient: “I’m on three cushions now.”', 1)).kinds).toEqual([
      'words-not-in-evidence',
    ])
  })

  test('quotes a question with its answer, and neither with another', () => {
    const asked = (answer: string) => `Asked “Any chest pain?” Patient: “${answer}”`
    expect(check(drafted(asked('No.'), 2, 3)).support).toBe('supported')
    expect(check(drafted(asked('Yes.'), 2, 3)).kinds).toEqual(['polarity-differs'])
  })

  test.each([
    ['clinician: We will order a chest x-ray.', 'Will order a chest x-ray.', 'Had a chest x-ray.'],
    ['patient: I had surgery on my back.', 'Had surgery on back.', 'Will have surgery on back.'],
  ] as const)(
    'tells what is planned as planned, and what was done as done: %s',
    (turn, right, wrong) => {
      const spoken = aTranscript(turn)
      const statement = (text: string) =>
        aStatement({ text, origin: 'drafter', evidence: [said(spoken, 0)] })
      const given = { transcripts: [spoken] }
      expect(check(statement(right), '10164-2', given).support).toBe('supported')
      expect(check(statement(wrong), '10164-2', given).kinds).toEqual(['tense-differs'])
    },
  )

  test('may not say the other side', () => {
    const spoken = aTranscript('patient: it is my left knee , right ?')
    const statement = (text: string) =>
      aStatement({ text, origin: 'drafter', evidence: [said(spoken, 0)] })
    const given = { transcripts: [spoken] }
    expect(
      check(statement('Patient: “It is my left knee, right?”'), '10164-2', given).support,
    ).toBe('supported')
    expect(check(statement('Patient: “It is my right knee?”'), '10164-2', given).kinds).toEqual([
      'side-not-in-evidence',
    ])
  })

  test('may not deny what was only asked', () => {
    expect(check(drafted('Denies chest pain.', 2)).kinds).toEqual(['polarity-differs'])
  })

  test('takes no age from speech', () => {
    const spoken = aTranscript('clinician: Rosalind is a 68 year old woman with heart failure.')
    const statement = aStatement({
      text: '68-year-old woman with heart failure.',
      origin: 'drafter',
      evidence: [said(spoken, 0)],
    })
    expect(check(statement, '10164-2', { transcripts: [spoken] }).kinds).toEqual([
      'age-not-from-chart',
    ])
    const cited = {
      ...statement,
      evidence: [charted('68 y, Female', 'Patient/1'), ...statement.evidence],
    }
    expect(check(cited, '10164-2', { transcripts: [spoken] }).support).toBe('supported')
  })

  test('of the examination needs the clinician’s words or the chart', () => {
    expect(check(drafted('Crackles at both bases.', 5), '29545-1').support).toBe('supported')
    expect(check(drafted('Propped up on three pillows.', 0, 1), '29545-1').kinds).toEqual([
      'exam-not-by-clinician',
    ])
  })

  test('of the assessment needs the clinician’s words or the chart', () => {
    expect(check(drafted('Propped up on three pillows.', 0, 1), '51848-0').kinds).toEqual([
      'assessment-not-by-clinician',
    ])
  })
})

describe('the chart', () => {
  const furosemide: ChartFact = {
    kind: 'medication',
    reference: 'MedicationRequest/7',
    name: 'furosemide',
    quote: 'furosemide 40 mg tablet, oral, once daily',
  }
  const withChart: Sources = { ...sources, chartFacts: [furosemide] }

  test('contradicts another dose of its drug', () => {
    const { support, kinds } = check(
      drafted('Furosemide 20 milligrams every morning.', 4),
      '10160-0',
      withChart,
    )
    expect({ support, kinds }).toEqual({ support: 'conflict', kinds: ['dose-differs'] })
  })

  test('does not contradict a dose that another order for the drug has', () => {
    const evening: ChartFact = {
      ...furosemide,
      reference: 'MedicationRequest/8',
      quote: 'furosemide 20 mg tablet, oral, every evening',
    }
    const statement = drafted('Furosemide 20 milligrams every morning.', 4)
    const both = { ...withChart, chartFacts: [furosemide, evening] }
    expect(check(statement, '10160-0', both).kinds).toEqual([])
  })

  test('is silent when the statement says both doses with both sources', () => {
    const both = drafted(
      'Furosemide 20 milligrams every morning; prescribed 40 mg once daily tablet, oral.',
      4,
    )
    const cited = {
      ...both,
      evidence: [...both.evidence, charted(furosemide.quote, furosemide.reference)],
    }
    expect(check(cited, '10160-0', withChart).support).toBe('supported')
  })

  test('that reads otherwise than when it was cited is a conflict', () => {
    const statement = aStatement({
      text: 'Potassium 5.3 mmol/L.',
      origin: 'chart',
      evidence: [charted('potassium 5.3 mmol/L')],
    })
    const corrected: ChartFact = {
      kind: 'observation',
      reference: 'Observation/1',
      name: 'potassium',
      quote: 'potassium 4.3 mmol/L',
    }
    expect(check(statement, '30954-2', sources).support).toBe('supported')
    expect(check(statement, '30954-2', { ...sources, chartFacts: [corrected] }).kinds).toEqual([
      'chart-changed',
    ])
  })

  test('with an allergy contradicts "no known allergies"', () => {
    const spoken = aTranscript('patient: no allergies')
    const statement = aStatement({
      text: 'No known allergies.',
      origin: 'drafter',
      evidence: [said(spoken, 0)],
    })
    const penicillin: ChartFact = {
      kind: 'allergy',
      reference: 'AllergyIntolerance/1',
      name: 'penicillin',
      quote: 'penicillin, anaphylaxis',
    }
    expect(
      check(statement, '48765-2', { transcripts: [spoken], chartFacts: [penicillin] }).kinds,
    ).toEqual(['allergy-charted'])
  })
})

describe('what is to resolve', () => {
  test('is every statement its evidence does not carry and nobody decided on', () => {
    const note = aNoteOf(
      drafted('Sleeps on 3 pillows.', 0, 1),
      drafted('Sleeps on 5 pillows.', 0, 1),
      { ...drafted('Denies palpitations.'), resolution: { kind: 'own-words' } },
      {
        ...drafted('Crackles resolved.', 5),
        resolution: { kind: 'kept', reason: 'examined again' },
      },
      aStatement({ text: '  ' }),
    )
    expect(unresolved(verify(note, sources)).map(({ statement }) => statement.text)).toEqual([
      'Sleeps on 5 pillows.',
    ])
  })
})
