import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Wording } from '../../note/aids/draft-style.ts'
import { isClinical } from '../../note/clinical-words.ts'
import { insertStatement } from '../../note/edit-note.ts'
import { emptyNote } from '../../note/note-types.ts'
import { polaritiesOf } from '../../note/polarity.ts'
import { quantitiesOf } from '../../note/quantities.ts'
import { sidesIn } from '../../note/sides.ts'
import { statementsOf } from '../../note/statements.ts'
import { verify } from '../../note/verify.ts'
import { idSource } from '../../testing/note/arbitrary-note.ts'
import { marchettiFacts, marchettiVisit } from '../../testing/note/marchetti-visit.ts'
import { aStatement, noteId, transcriptId } from '../../testing/note/note-builders.ts'
import { draftNote } from '../draft-note.ts'
import { readTranscript } from '../read-transcript.ts'
import type { Transcript } from '../transcript.ts'

const blank = emptyNote('34117-2', noteId, (code) => code)
const drafted = (transcript: Transcript, wording: Wording, note = blank) =>
  draftNote(note, { transcript, chartFacts: marchettiFacts, wording, newId: idSource() })

const side = fc.constantFrom('left', 'right')
const symptom = fc.constantFrom('chest pain', 'fever', 'a dry cough', 'nausea', 'knee pain')
const drug = fc.constantFrom('lisinopril', 'metformin', 'furosemide')
const answer = fc.constantFrom('No.', 'Yes.', 'No, none.', 'Not now, it was last year.')
const number = fc.integer({ min: 2, max: 90 })

const exchange = fc.oneof(
  fc.tuple(symptom, answer).map(([of, said]) => `Doctor: Any ${of}?\nPatient: ${said}`),
  fc.tuple(symptom, number).map(([of, n]) => `Patient: I have had ${of} for ${n} days.`),
  fc.tuple(drug, number).map(([of, n]) => `Patient: I take ${of} ${n} milligrams every morning.`),
  fc.tuple(drug).map(([of]) => `Patient: I stopped ${of} and I don't have any headaches now.`),
  fc.tuple(side).map(([of]) => `Patient: My mother had a stroke and my ${of} knee hurts.`),
  fc.tuple(side).map(([of]) => `Doctor: You have some edema of the ${of} knee. Lungs are clear.`),
  fc
    .tuple(drug, number)
    .map(([of, n]) => `Doctor: I want to increase the ${of} to ${n} milligrams.`),
  fc.tuple(number).map(([n]) => `Doctor: If it gets worse, come back within ${n} days.`),
  fc.tuple(number).map(([n]) => `Doctor: Blood pressure is 140 over ${n}. I think it is stress.`),
)

const visit = fc.array(exchange, { minLength: 1, maxLength: 12 }).map((said): Transcript => {
  const read = readTranscript(said.join('\n'), transcriptId)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
})

const claims = (text: string) => ({
  numbers: quantitiesOf(text).map(({ value, unit }) => [value, unit]),
  sides: [...sidesIn(text)],
  said: [...polaritiesOf(text)]
    .filter(([key]) => isClinical(key))
    .map(([key, as]) => [key, [...as]]),
})

describe('a draft in short phrases', () => {
  test('has the statements of the sentences, each with its evidence, numbers, sides and denials', () => {
    fc.assert(
      fc.property(visit, (transcript) => {
        const sentences = statementsOf(drafted(transcript, 'sentences'))
        const phrases = statementsOf(drafted(transcript, 'phrases'))
        expect(phrases.map(({ id, evidence }) => [id, evidence])).toEqual(
          sentences.map(({ id, evidence }) => [id, evidence]),
        )
        expect(phrases.map(({ text }) => claims(text))).toEqual(
          sentences.map(({ text }) => claims(text)),
        )
        expect(phrases.every(({ text, drafted }) => drafted === text)).toBe(true)
      }),
    )
  })

  test('is judged as the sentences are', () => {
    fc.assert(
      fc.property(visit, (transcript) => {
        const sources = { transcripts: [transcript], chartFacts: marchettiFacts }
        const supports = (wording: Wording) =>
          verify(drafted(transcript, wording), sources).statements.map(({ support }) => support)
        expect(supports('phrases')).toEqual(supports('sentences'))
      }),
    )
  })

  test('leaves what was in the note before', () => {
    const own = aStatement({ id: 'own', text: 'The patient has a fever.', drafter: 'extractive-2' })
    const note = insertStatement(blank, '10164-2', 0, own)
    expect(statementsOf(drafted(marchettiVisit, 'phrases', note))).toContainEqual(own)
  })
})
