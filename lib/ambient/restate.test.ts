import { describe, expect, test } from 'vitest'
import { aTranscript } from '../testing/note/note-builders.ts'
import { restateAnswer } from './restate-answer.ts'
import { restateClinician } from './restate-clinician.ts'
import { restatePatient } from './restate-patient.ts'
import { utterancesOf } from './utterances.ts'

describe('what a patient says of themselves', () => {
  test.each([
    ["I've been having some headaches.", 'Has been having some headaches.'],
    ['I have pain in my right knee.', 'Has pain in right knee.'],
    ["I don't smoke.", 'Does not smoke.'],
    ["I'm taking lisinopril every morning.", 'Is taking lisinopril every morning.'],
    ['Yeah, I feel dizzy sometimes.', 'Feels dizzy sometimes.'],
    ['My left ankle is swollen.', 'Left ankle is swollen.'],
  ])('%j is %j', (said, noted) => {
    expect(restatePatient(said)).toBe(noted)
  })

  test.each([
    'It hurts when I walk.',
    "I think it's my heart.",
    'I told you about my wife.',
    'I feel like... I feel tired.',
    'We went to Florida.',
    'I have no idea what you mean.',
  ])('%j is left as it was said', (said) => {
    expect(restatePatient(said)).toBeUndefined()
  })
})

describe('what a clinician says to the patient', () => {
  test.each([
    [
      "I'm going to go ahead and increase your lasix to 80 mg once a day.",
      'Increase lasix to 80 mg once a day.',
    ],
    ['Your lungs are clear bilaterally.', 'Lungs are clear bilaterally.'],
    ["I don't hear any wheezes.", 'No wheezes.'],
    ['On your heart exam, I do appreciate a 2/6 murmur.', 'A 2/6 murmur.'],
    ['We will order an mri.', 'Order an mri.'],
    ['The mri reveals a mass.', 'The mri reveals a mass.'],
  ])('%j is %j', (said, noted) => {
    expect(restateClinician(said)).toBe(noted)
  })

  test.each([
    'I want you to weigh yourself every day.',
    "I'm going to have you see a surgeon.",
    'Seizure, stroke, or even death.',
    'Does that hurt?',
  ])('%j is left as it was said', (said) => {
    expect(restateClinician(said)).toBeUndefined()
  })
})

describe('a yes or no', () => {
  const answerTo = (question: string, answer: string) => {
    const utterance = utterancesOf(aTranscript(`clinician: ${question}`, `patient: ${answer}`)).at(
      -1,
    )
    return utterance && restateAnswer(utterance)
  }

  test.each([
    ['do you have any chest pain ?', 'no .', 'Denies chest pain.'],
    ['have you had a fever or chills ?', 'nope', 'Denies fever or chills.'],
    ['any nausea or vomiting ?', 'yes', 'Reports nausea or vomiting.'],
  ])('%j %j is %j', (question, answer, noted) => {
    expect(answerTo(question, answer)).toBe(noted)
  })

  test.each([
    ['did you see the nurse about your dog ?', 'no .'],
    ['do you have any chest pain ?', 'only when i climb the stairs to my flat'],
    ['how long have you had this pain ?', 'no'],
  ])('%j %j is left as it was said', (question, answer) => {
    expect(answerTo(question, answer)).toBeUndefined()
  })
})
