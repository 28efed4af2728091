import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import en from '../messages/en/note.ts'
import type { ChartFact } from '../note/chart-fact.ts'
import { editStatement } from '../note/edit-note.ts'
import { emptyNote } from '../note/note-types.ts'
import { numberEvidence } from '../note/number-evidence.ts'
import { quantitiesOf } from '../note/quantities.ts'
import { isProven } from '../note/quantity.ts'
import { statementsOf, writtenStatementsOf } from '../note/statements.ts'
import { verify } from '../note/verify.ts'
import { idSource } from '../testing/note/arbitrary-note.ts'
import { aTranscript, noteId, transcriptId } from '../testing/note/note-builders.ts'
import { hasSharedData, sharedCsv } from '../testing/note/shared-data.ts'
import { draftNote } from './draft-note.ts'
import { addOmission, omissionsOf } from './omissions.ts'
import { readTranscript } from './read-transcript.ts'
import type { Transcript } from './transcript.ts'

const blank = emptyNote('34117-2', noteId, (code) => en.section[code])

const draftOf = (transcript: Transcript, chartFacts: readonly ChartFact[] = []) =>
  draftNote(blank, { transcript, chartFacts, newId: idSource() })

const linesOf = (transcript: Transcript, code?: string) =>
  draftOf(transcript)
    .sections.filter((section) => code === undefined || section.code === code)
    .flatMap(({ statements }) => statements.map(({ text }) => text))

describe('a draft', () => {
  test('notes what the patient says of themselves in the third person', () => {
    const visit = aTranscript('patient: i have been coughing for about three weeks .')
    expect(linesOf(visit)).toEqual([
      'Coughing.',
      'The patient has been coughing for about three weeks.',
    ])
  })

  test('binds a no to the question it answers', () => {
    const visit = aTranscript('clinician: have you had a fever or chills ?', 'patient: no .')
    expect(linesOf(visit)).toEqual(['Constitutional: Denies fever or chills.'])
    expect(
      statementsOf(draftOf(visit))[0]?.evidence.map((cited) => cited.kind === 'said' && cited.turn),
    ).toEqual([0, 1])
  })

  test('is as long as it may be', () => {
    const visit = aTranscript(
      ...Array.from(
        { length: 100 },
        (_, at) => `patient: my knee pain woke me ${at + 20} times .` as const,
      ),
    )
    const wordsIn = (length: 'short' | 'standard' | 'full') =>
      statementsOf(
        draftNote(blank, { transcript: visit, chartFacts: [], length, newId: idSource() }),
      ).flatMap(({ text }) => text.split(' ')).length
    expect(wordsIn('short')).toBeLessThan(wordsIn('standard'))
    expect(wordsIn('standard')).toBeLessThan(wordsIn('full'))
    expect(statementsOf(draftOf(visit)).flatMap(({ text }) => text.split(' '))).toHaveLength(
      wordsIn('standard'),
    )
  })

  test('quotes where the grammar is not certain', () => {
    expect(linesOf(aTranscript('patient: we looked at my knee pain , in the inside .'))).toEqual([
      'Patient: “We looked at my knee pain, in the inside.”',
    ])
  })

  test('puts findings of the clinician under examination and orders under plan', () => {
    const visit = aTranscript(
      "clinician: your lungs are clear bilaterally . i do n't hear any wheezes .",
      "clinician: i'm gon na go ahead and increase your lasix to eighty milligrams once a day .",
    )
    expect(linesOf(visit, '29545-1')).toEqual(['Lungs are clear bilaterally.', 'No wheezes.'])
    expect(linesOf(visit, '18776-5')).toEqual(['Increase Lasix to 80 mg once a day.'])
  })

  test('keeps a complaint of the patient that sounds like an instruction at the bedside', () => {
    const said =
      'patient: i have had a dry cough for three weeks , and it is worse when i lie down .'
    expect(linesOf(aTranscript(said)).join(' ')).toMatch(/dry cough .* worse when .* lie down/i)
    expect(linesOf(aTranscript('clinician: lie down with your cough .'))).toEqual([])
  })

  test('has no small talk and no command to a device', () => {
    const visit = aTranscript(
      'clinician: good morning , how are you ?',
      "patient: thanks , my knee pain aside i'm looking forward to halloween .",
      'clinician: hey , dragon ? order an echocardiogram .',
      'clinician: have a great day .',
    )
    expect(linesOf(visit)).toEqual([])
  })

  test('opens with age and problems of the chart, and never with an age that was said', () => {
    const facts: ChartFact[] = [
      {
        kind: 'patient',
        reference: 'Patient/1',
        name: '68-year-old woman',
        quote: 'Born 05-Apr-1958 (68 y), Female',
      },
      {
        kind: 'problem',
        reference: 'Condition/2',
        name: 'Heart failure',
        quote: 'Heart failure, 2024',
      },
      {
        kind: 'problem',
        reference: 'Condition/3',
        name: 'Osteoarthritis, right knee',
        quote: 'Osteoarthritis, right knee, 2019',
      },
      {
        kind: 'problem',
        reference: 'Condition/4',
        name: 'Graves disease',
        quote: 'Graves disease',
      },
    ]
    const visit = aTranscript(
      'clinician: rosalind is a 67 year old woman with a history of heart failure and diabetes .',
    )
    const [opening, ...rest] = statementsOf(draftOf(visit, facts))
    expect(opening).toMatchObject({
      text: '68-year-old woman with heart failure; osteoarthritis, right knee; and Graves disease.',
      origin: 'chart',
    })
    expect(
      verify(draftOf(visit, facts), { transcripts: [visit], chartFacts: facts }).statements[0]
        ?.support,
    ).toBe('supported')
    expect(rest.map(({ text }) => text).join(' ')).not.toMatch(/67/)
  })

  test('keeps both of two answers that contradict each other', () => {
    const visit = aTranscript(
      'clinician: any chest pain ?',
      'patient: no .',
      'patient: i have chest pain when i climb stairs .',
    )
    expect(linesOf(visit)).toEqual([
      'Chest pain.',
      'The patient has chest pain when they climb stairs.',
      'Cardiovascular: Denies chest pain.',
    ])
  })

  test('quotes in the speaker’s own words, numbers too', () => {
    const visit = aTranscript('patient: the little water pill , um , twenty , every morning .')
    expect(linesOf(visit)).toEqual(['Patient: “The little water pill, twenty, every morning.”'])
  })

  test('leaves statements that were there as they are', () => {
    const visit = aTranscript('patient: i have been coughing for about three weeks .')
    const once = draftOf(visit)
    const twice = draftNote(once, { transcript: visit, chartFacts: [], newId: () => 'x' })
    expect(statementsOf(twice)[0]).toBe(statementsOf(once)[0])
  })

  test('is supported in every statement, whatever is said', () => {
    const phrase = fc.constantFrom(
      'i have had chest pain for two weeks',
      'no',
      'yeah',
      'any fever or chills ?',
      'your lungs are clear',
      'blood pressure one fifty over seventy',
      "i do n't take any medications",
      'my mother had diabetes',
      'increase your lasix to eighty milligrams',
      'she is 68 years old',
      'if the pain gets worse call me',
      'so um , uh',
    )
    const speaker = fc.constantFrom('clinician' as const, 'patient' as const, 'other' as const)
    const turn = fc
      .tuple(speaker, fc.array(phrase, { minLength: 1, maxLength: 4 }))
      .map(([who, said]) => `${who}: ${said.join(' . ')}` as const)
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 8 }), (turns) => {
        const visit = aTranscript(...turns)
        for (const { support, statement } of verify(draftOf(visit), { transcripts: [visit] })
          .statements) {
          expect([support, statement.text]).toEqual(['supported', statement.text])
        }
      }),
    )
  })
})

test('what was asked and not answered is not denied, and what answers with “it” keeps its question', () => {
  const note = draftOf(
    aTranscript(
      'clinician: any chest pain or palpitations ?',
      'patient: no chest pain . my heart flutters now and then .',
      'clinician: are you taking the furosemide ?',
      'patient: i stopped it four days ago because i ran out .',
      'clinician: any allergies to medications ?',
      'patient: sulfa .',
      'clinician: are you smoking ?',
      'patient: i quit two years ago .',
    ),
  )
  expect(writtenStatementsOf(note).map(({ text }) => text)).toEqual([
    'Patient: “My heart flutters now and then.”',
    'Asked “Are you taking the furosemide?” Patient: “I stopped it four days ago because I ran out.”',
    'Asked “Any allergies to medications?” Patient: “Sulfa.”',
    'Asked “Are you smoking?” Patient: “I quit two years ago.”',
    'Cardiovascular: Denies chest pain.',
  ])
})

test('what the clinician says no to at once is no fact, and “it” keeps the medication that was asked of', () => {
  const note = draftOf(
    aTranscript(
      'patient: i did i have a stroke',
      'clinician: no no no you are well your belly is soft',
      'clinician: are you taking the lisinopril i think we have you on twenty milligrams a day now',
      'patient: yep i take it every morning with my vitamins',
    ),
  )
  const texts = writtenStatementsOf(note).map(({ text }) => text)
  expect(texts.join(' ')).not.toMatch(/stroke/)
  expect(texts).toContain(
    'Asked “Are you taking the lisinopril?” Patient: “Yep I take it every morning with my vitamins.”',
  )
})

test('what is told of others, of another day or of the examination itself is not told of the patient', () => {
  const note = draftOf(
    aTranscript(
      'clinician: people took huge doses . and then they would have a heart attack at 50 .',
      'patient: uh , probably about six hours after we got home , i felt very light-headed and very dizzy and then , sunday , i felt fine .',
      "clinician: i'm going to go ahead and tap on the right wrist here .",
      "clinician: let's go ahead and review your echocardiogram .",
      'clinician: continue the metoprolol 50 milligrams daily .',
    ),
  )
  expect(writtenStatementsOf(note).map(({ text }) => text)).toEqual([
    'The patient felt very light-headed and very dizzy.',
    'Continue the metoprolol 50 mg daily.',
  ])
})

test('what is corrected, torn or only asked is quoted or left out; what is not there is a finding', () => {
  const note = draftOf(
    aTranscript(
      "patient: the back pain goes down into my groin but i would n't say any back pain i mean abdominal pain",
      'clinician: your a1c was a little bit higher at seven . three',
      "clinician: there is n't any rebound or guarding though",
      'clinician: now the good news is i do not appreciate a fracture of the ankle',
    ),
  )
  expect(writtenStatementsOf(note).map(({ text }) => text)).toEqual([
    'The patient reports the back pain goes down into the groin.',
    "Patient: “I wouldn't say any back pain I mean abdominal pain.”",
    'No rebound or guarding.',
    'No fracture of the ankle.',
    'Clinician: “Your a1c was a little bit higher at seven. three.”',
  ])
})

describe('said, not in the note', () => {
  const visit = aTranscript(
    'patient: and ibuprofen for the knee , most days .',
    'clinician: okay .',
    'patient: i get dizzy when i stand up .',
    'clinician: any chest pain ?',
    'patient: thanks .',
  )

  test('lists drugs, symptoms and plans that no statement cites', () => {
    expect(omissionsOf(visit, blank).map(({ text, about }) => [about, text])).toEqual([
      ['drug', 'Ibuprofen for the knee, most days.'],
      ['symptom', 'I get dizzy when I stand up.'],
    ])
  })

  test('lists what answers a question about a drug or symptom without naming it', () => {
    const stopped = aTranscript(
      'clinician: are you taking the furosemide ?',
      'patient: no . i ran out four days ago .',
      'clinician: any chest pain ?',
      'patient: no .',
    )
    expect(omissionsOf(stopped, blank).map(({ text, about }) => [about, text])).toEqual([
      ['drug', 'I ran out four days ago.'],
    ])
  })

  test('lists when the patient is to come back', () => {
    const visit = aTranscript("clinician: i'll see you in one week .")
    expect(omissionsOf(visit, blank).map(({ statementText }) => statementText)).toEqual([
      'See the patient in one week.',
    ])
  })

  test('adds one to its section, cited and supported', () => {
    const [ibuprofen] = omissionsOf(visit, blank)
    if (!ibuprofen) throw new Error('the drug is listed')
    const note = addOmission(blank, ibuprofen, idSource())
    expect(note.sections.find(({ code }) => code === '10160-0')?.statements).toHaveLength(1)
    expect(verify(note, { transcripts: [visit] }).statements[0]?.support).toBe('supported')
    expect(omissionsOf(visit, note).map(({ about }) => about)).toEqual(['symptom'])
  })

  test('no longer lists what a statement cites', () => {
    const note = draftOf(visit)
    const cited = statementsOf(note).flatMap(({ evidence }) => evidence)
    expect(cited.length).toBeGreaterThan(0)
    expect(omissionsOf(visit, note)).toEqual([])
  })

  test('lists every mention that says more, and none that only repeats', () => {
    const nights = aTranscript(
      'patient: i sleep propped up on three pillows .',
      'patient: i was on one pillow before .',
      'patient: i am propped up on three pillows .',
      'patient: i have no cough .',
      'patient: then i had a cough again .',
    )
    expect(omissionsOf(nights, blank).map(({ text }) => text)).toEqual([
      'I sleep propped up on three pillows.',
      'I was on one pillow before.',
      'I have no cough.',
      'I had a cough again.',
    ])
  })

  test('lists again what only an emptied line cites, and gives that no number', () => {
    const note = draftOf(visit)
    const emptied = statementsOf(note).reduce((rest, { id }) => editStatement(rest, id, ''), note)
    expect(omissionsOf(visit, emptied)).toEqual(omissionsOf(visit, blank))
    expect(numberEvidence(emptied).size).toBe(0)
  })
})

describe.skipIf(!hasSharedData('aci-bench/valid.csv'))(
  'drafts of the ACI-BENCH validation visits (skipped without CHARTSIDE_SHARED_DATA)',
  () => {
    const visits = () =>
      sharedCsv('aci-bench/valid.csv').map(({ dialogue = '' }) => {
        const result = readTranscript(dialogue, transcriptId)
        if (!result.ok) throw new Error(result.error.code)
        return result.value
      })

    test('are the same twice', () => {
      const all = visits()
      expect(all.length).toBe(20)
      for (const visit of all) expect(draftOf(visit)).toEqual(draftOf(visit))
    })

    test('hold nothing the verifier would not let stand, and no number that was not said', () => {
      for (const visit of visits()) {
        const note = draftOf(visit)
        const spoken = visit.turns.flatMap(({ text }) => quantitiesOf(text))
        expect(
          verify(note, { transcripts: [visit] }).statements.filter(
            ({ support }) => support !== 'supported',
          ),
        ).toEqual([])
        for (const { text } of statementsOf(note)) {
          for (const quantity of quantitiesOf(text))
            expect([text, isProven(quantity, spoken)]).toEqual([text, true])
        }
      }
    })

    test('say something of every visit, and less than half of it', () => {
      for (const visit of visits()) {
        const words = (text: string) => text.split(/\s+/).length
        const drafted = words(linesOf(visit).join(' '))
        expect(drafted).toBeGreaterThan(60)
        expect(drafted).toBeLessThan(words(visit.turns.map(({ text }) => text).join(' ')) / 2)
      }
    })
  },
)
