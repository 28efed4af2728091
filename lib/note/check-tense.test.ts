import { describe, expect, test } from 'vitest'
import { aSection, aStatement, aTranscript, said } from '../testing/note/note-builders.ts'
import { verifyStatement } from './verify.ts'

/** What is said of the time of a statement whose evidence is this sentence. */
function tensesAgainst(text: string, spoken: string): readonly string[] {
  const visit = aTranscript(`clinician: ${spoken}`)
  const statement = aStatement({ text, origin: 'drafter', evidence: [said(visit, 0)] })
  const { reasons } = verifyStatement(statement, aSection({ code: '18776-5' }), {
    transcripts: [visit],
  })
  return reasons.flatMap((reason) => (reason.kind === 'tense-differs' ? [reason.stated] : []))
}

describe('the time of a statement', () => {
  test.each([
    [
      'We got the patient started on Singulair.',
      'we will get you started on the singulair',
      'done',
    ],
    [
      'Was already given: a urinalysis and a urine culture, based on the symptoms.',
      'order a urinalysis and a urine culture based on the symptoms',
      'done',
    ],
    [
      'Was already given: a statin; talk to the cardiologist whether a procedure is cleared.',
      "continue the statin and i will talk to the cardiologist to see if you're cleared for a procedure",
      'done',
    ],
    [
      'Let them know that the patient will have a colonoscopy.',
      'I will let them know that you had a colonoscopy four years ago.',
      'planned',
    ],
    [
      'Therapy will help with what the patient will have as an injury.',
      'physical therapy will help with what you had as an injury',
      'planned',
    ],
  ])('is told by its own clause: %s', (text, spoken, stated) => {
    expect(tensesAgainst(text, spoken)).toContain(stated)
  })

  test.each([
    ['We will get an X-ray.', 'we started ibuprofen and we will get an x-ray'],
    [
      'The knee was swollen yesterday; will order an MRI.',
      'it was swollen yesterday so i will order an mri',
    ],
    [
      'Injection was going to make the tear worse.',
      'because the injection was going to make the tear worse',
    ],
    [
      'I do believe the patient is going to need surgery.',
      "i do believe you're gon na need surgery",
    ],
    ['The patient had surgery.', 'okay so you need , uh , you had surgery last year'],
  ])('is right in any words that tell it: %s', (text, spoken) => {
    expect(tensesAgainst(text, spoken)).toEqual([])
  })
})
