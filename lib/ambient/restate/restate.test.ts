import { describe, expect, test } from 'vitest'
import { NEUTRAL, pronounsOf } from './pronouns.ts'
import { restateClinician } from './restate-clinician.ts'
import { restateNarration } from './restate-narration.ts'
import { restatePatient } from './restate-patient.ts'

const she = pronounsOf([
  { kind: 'patient', reference: 'Patient/1', name: '68-year-old woman', quote: '' },
])

describe('what a patient says of themselves', () => {
  test.each([
    ["I've been having some headaches.", 'The patient has been having some headaches.'],
    ['I have pain in my right knee.', 'The patient has pain in the right knee.'],
    ["I don't smoke.", "The patient doesn't smoke."],
    ["I'm taking lisinopril every morning.", 'The patient is taking lisinopril every morning.'],
    ['Yeah, I feel dizzy sometimes.', 'The patient feels dizzy sometimes.'],
    ['My left ankle is swollen.', 'The left ankle is swollen.'],
    ['It hurts when I walk.', 'The patient reports it hurts when they walk.'],
    ['I was dizzy when I was standing.', 'The patient was dizzy when they were standing.'],
    ['I sit and watch my mother.', 'The patient sits and watches their mother.'],
  ])('%j is %j', (said, noted) => {
    expect(restatePatient(said, NEUTRAL)).toBe(noted)
  })

  test('has the pronouns of the sex in the chart, and verbs that agree with them', () => {
    expect(restatePatient('I have pain when I walk and my sister helps me.', she)).toBe(
      'The patient has pain when she walks and her sister helps her.',
    )
    expect(pronounsOf([])).toBe(NEUTRAL)
  })

  test.each([
    'I told you about my wife.',
    'I feel like... I feel tired.',
    'We went to Florida.',
    'So do I.',
    "I'd rather not.",
    'I try to sit and walk.',
    'I waddle.',
    'Three weeks.',
  ])('%j is left as it was said', (said) => {
    expect(restatePatient(said, NEUTRAL)).toBeUndefined()
  })
})

describe('what a clinician says to the patient', () => {
  test.each([
    [
      "I'm going to go ahead and increase your lasix to 80 mg once a day.",
      'Increase lasix to 80 mg once a day.',
    ],
    ["You've got some swelling.", 'The patient has some swelling.'],
    ['Your lungs are clear bilaterally.', 'Lungs are clear bilaterally.'],
    ["I don't hear any wheezes.", 'No wheezes.'],
    ['On your heart exam, I do appreciate a 2/6 murmur.', 'A 2/6 murmur.'],
    ['We will order an mri.', 'Order an mri.'],
    ["Let's restart furosemide 40 mg daily.", 'Restart furosemide 40 mg daily.'],
    ["And I'll see you in 1 week.", 'See the patient in 1 week.'],
    ['The mri reveals a mass.', 'The mri reveals a mass.'],
    ['I want you to weigh yourself every day.', 'The patient is to weigh themselves every day.'],
    ["I'm going to have you see a surgeon.", "I'm going to have the patient see a surgeon."],
    [
      "It looks like you don't have a fracture.",
      "It looks like the patient doesn't have a fracture.",
    ],
    [
      "What I'd like to do is increase your lisinopril to 40 mg a day.",
      'Increase lisinopril to 40 mg a day.',
    ],
    ['I do want to go ahead and order a lipid panel on you.', 'Order a lipid panel.'],
    [
      "I don't see any fever or your heart rate is fine.",
      "I don't see any fever or the heart rate is fine.",
    ],
    ['I think you have a strain.', 'I think the patient has a strain.'],
    ['If you are dizzy, you should call.', 'If the patient is dizzy, they should call.'],
    [
      'For your second problem, your diabetes, I want to continue you on metformin.',
      'Diabetes: continue on metformin.',
    ],
  ])('%j is %j', (said, noted) => {
    expect(restateClinician(said, NEUTRAL)).toBe(noted)
  })

  test.each(['Seizure, stroke, or even death.', 'Does that hurt?', 'I think is contributing.'])(
    '%j is left as it was said',
    (said) => {
      expect(restateClinician(said, NEUTRAL)).toBeUndefined()
    },
  )
})

describe('how a clinician introduces the patient', () => {
  test.each([
    [
      'Andrew is a 62-year-old male with a past medical history significant for arthritis, who presents today with joint pain.',
      'The patient has a past medical history significant for arthritis and presents today with joint pain.',
    ],
    ['Mary is a forty year old woman here for her cough.', 'The patient is here for their cough.'],
    ['She is a 36-year-old female who had a fall.', 'The patient had a fall.'],
  ])('%j is %j: age and sex are the chart’s to say', (said, noted) => {
    expect(restateNarration(said, NEUTRAL)).toBe(noted)
  })

  test.each([
    'Andrew has joint pain.',
    'Andrew is a 62-year-old male, how are you?',
    'This is a 62-year-old male and I saw him.',
  ])('%j is none, or not certain', (said) => {
    expect(restateNarration(said, NEUTRAL)).toBeUndefined()
  })
})
