import { describe, expect, test } from 'vitest'
import { aTranscript } from '../testing/note/note-builders.ts'
import { chiefComplaint } from './chief-complaint.ts'
import { utterancesOf } from './utterances.ts'

type Spoken = Parameters<typeof aTranscript> extends readonly (infer T)[] ? T : never

const complaintOf = (...turns: readonly Spoken[]) =>
  chiefComplaint(utterancesOf(aTranscript(...turns)), '10154-3')?.text

describe('why the patient is here', () => {
  test('is the phrase in which somebody says so', () => {
    expect(
      complaintOf('clinician: andrew is here who presents today with complaints of joint pain .'),
    ).toBe('Joint pain.')
    expect(complaintOf('patient: i have been having a lot of back pain since last week .')).toBe(
      'Back pain.',
    )
    expect(complaintOf('patient: i have been coughing for about three weeks .')).toBe('Coughing.')
  })

  test('is not made up where nobody says it', () => {
    expect(complaintOf('clinician: how are you ?', 'patient: i have two dogs .')).toBeUndefined()
    expect(complaintOf('clinician: hey , dragon , he presents with chest pain .')).toBeUndefined()
  })
})
