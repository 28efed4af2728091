import { describe, expect, test } from 'vitest'
import { aTranscript } from '../../testing/note/note-builders.ts'
import { NEUTRAL } from '../restate/pronouns.ts'
import { utterancesOf } from '../utterances.ts'
import { restateAnswer } from './restate-answer.ts'

const answerTo = (question: string, answer: string) => {
  const utterance = utterancesOf(aTranscript(`clinician: ${question}`, `patient: ${answer}`)).at(-1)
  return utterance && restateAnswer(utterance, NEUTRAL)
}

describe('a yes or no', () => {
  test.each([
    ['do you have any chest pain ?', 'no .', true, 'chest pain'],
    ['have you had a fever or chills ?', 'nope', true, 'fever or chills'],
    ['any nausea or vomiting ?', 'yes', false, 'nausea or vomiting'],
    ['nausea , vomiting , diarrhea ?', 'no .', true, 'nausea, vomiting, diarrhea'],
    ['any chest pain or palpitations ?', 'no chest pain .', true, 'chest pain'],
    ['any chest pain or palpitations ?', 'yes , palpitations', false, 'palpitations'],
    ['any other symptoms like fever or chills ?', 'not really .', true, 'fever or chills'],
    [
      'any problems with your bladder or your bowels ?',
      'no , no .',
      true,
      'problems with bladder or bowels',
    ],
  ])('%j %j speaks of symptoms', (question, answer, isDenied, thing) => {
    expect(answerTo(question, answer)).toEqual({ kind: 'symptom', isDenied, thing })
  })

  test.each([
    ['are you taking your lisinopril ?', 'no .', 'The patient is not taking their lisinopril.'],
    ['have you ever had surgery ?', 'yes .', 'The patient has had surgery.'],
    ['do you smoke ?', 'no i do not', 'The patient does not smoke.'],
    ['did you take any tylenol ?', 'yeah', 'The patient took tylenol.'],
    ['does the pain radiate down your leg ?', 'no', 'The pain does not radiate down the leg.'],
    ['can you walk on it ?', 'yes', 'The patient can walk on it.'],
  ])('%j %j is %j', (question, answer, text) => {
    expect(answerTo(question, answer)).toEqual({ kind: 'sentence', text })
  })

  test.each([
    ['do you have any chest pain ?', 'only when i climb the stairs to my flat'],
    ['any chest pain or palpitations ?', 'no , i do have palpitations'],
    ['any chest pain or palpitations ?', "i don't have chest pain"],
    ['do you have pain at rest or is it only when you walk ?', 'yes'],
    ['are you okay ?', 'yes'],
    ["so you would've escaped this accident without any injuries ?", 'yes .'],
    ['how long have you had this pain ?', 'no'],
  ])('%j %j is left as it was said', (question, answer) => {
    expect(answerTo(question, answer)).toBeUndefined()
  })
})

describe('an answer that is a phrase', () => {
  test.each([
    [
      'how long have you had this pain ?',
      'about three weeks .',
      'The patient has had this pain for about three weeks.',
    ],
    ['when did it start ?', 'two days ago .', 'It started two days ago.'],
    [
      'what have you taken for the pain ?',
      'a little tylenol .',
      'The patient has tried a little tylenol for the pain.',
    ],
  ])('%j %j is %j', (question, answer, text) => {
    expect(answerTo(question, answer)).toEqual({ kind: 'sentence', text })
  })

  test.each([
    ['how long have you had this pain ?', 'since i was a child .'],
    ['what have you taken for the pain ?', 'i took nothing .'],
    ['when did it start ?', 'you tell me .'],
  ])('%j %j is left as it was said', (question, answer) => {
    expect(answerTo(question, answer)).toBeUndefined()
  })
})
