import { describe, expect, test } from 'vitest'
import { shortPhrase } from './short-phrase.ts'

const HISTORY = '10164-2'
const MEDICATIONS = '10160-0'
const SYSTEMS = '10187-3'
const EXAM = '29545-1'
const PLAN = '18776-5'

describe('a sentence as a clinician jots it down', () => {
  test.each([
    [HISTORY, 'The patient has had a dry cough for 3 weeks.', 'Dry cough for 3 weeks.'],
    [HISTORY, 'The patient has noticed swelling in the legs.', 'Has noticed swelling in legs.'],
    [HISTORY, 'The patient is here for shortness of breath.', 'Here for shortness of breath.'],
    [
      HISTORY,
      'The patient has a history of gout and kidney stones and presents with knee pain.',
      'History of gout and kidney stones; presents with knee pain.',
    ],
    [HISTORY, 'The patient has not used any ice.', 'Has not used any ice.'],
    [HISTORY, 'The patient does not have any diabetes.', 'No diabetes.'],
    [HISTORY, 'The patient reports the cholesterol is high.', 'Reports cholesterol is high.'],
    [HISTORY, 'The patient hurt the right leg.', 'Patient hurt right leg.'],
    [HISTORY, 'The headache started a week ago.', 'Headache started a week ago.'],
    [MEDICATIONS, 'The patient takes furosemide 20 mg daily.', 'Furosemide 20 mg daily.'],
    [MEDICATIONS, 'The patient took some ibuprofen.', 'Took some ibuprofen.'],
    [SYSTEMS, 'Respiratory: Denies cough or wheezing.', 'Respiratory: No cough or wheezing.'],
    [SYSTEMS, 'Reports right leg pain.', 'Right leg pain.'],
    [EXAM, 'On the neck exam there is no bruit.', 'Neck exam: no bruit.'],
    [EXAM, 'The lungs are clear.', 'Lungs clear.'],
    [EXAM, 'Blood pressure is 115/75.', 'Blood pressure 115/75.'],
    [EXAM, 'Has some edema of the right knee.', 'Some edema of right knee.'],
    [PLAN, 'I want to increase the lisinopril to 40 mg.', 'Increase lisinopril to 40 mg.'],
    [PLAN, "I'll also order another CBC.", 'Order another CBC.'],
    [PLAN, 'Continue on the aspirin 81 mg.', 'Continue aspirin 81 mg.'],
    [PLAN, 'Migraines: continue on the Imitrex.', 'Migraines: continue Imitrex.'],
    [PLAN, 'The patient is to ice the knee.', 'Patient to ice knee.'],
  ])('%s: %s', (section, sentence, phrase) => {
    expect(shortPhrase(sentence, section)).toBe(phrase)
  })

  test.each([
    ['what is quoted', HISTORY, 'Patient: “The knee hurts.”'],
    ['a doubt', '51848-0', 'I think the patient has a sprain.'],
    ['a condition', PLAN, 'If the symptoms continue, refer to physical therapy.'],
    ['somebody else who could be meant', HISTORY, 'The patient went home and they rested.'],
    ['what was so, and may not be now', EXAM, 'Blood pressure was 180/90.'],
    ['a denial of nothing in particular', SYSTEMS, 'Denies other symptoms.'],
    ['an intention outside of a plan', HISTORY, 'I want to increase the lisinopril to 40 mg.'],
    [
      'what needs its subject',
      HISTORY,
      'Asked about pain, the patient has some and takes Tylenol.',
    ],
    ['what runs on', EXAM, 'Left foot exam is normal pedal pulses are strong.'],
    ['what is short already', EXAM, 'Crackles at both bases.'],
  ])('leaves %s', (_, section, sentence) => {
    expect(shortPhrase(sentence, section)).toBeUndefined()
  })
})
