import { describe, expect, test } from 'vitest'
import { aTranscript } from '../testing/note/note-builders.ts'
import { chiefComplaint } from './chief-complaint.ts'
import type { Transcript } from './transcript.ts'
import { utterancesOf } from './utterances.ts'

const complaintOf = (visit: Transcript) => chiefComplaint(utterancesOf(visit), '10154-3')?.text

describe('why the patient is here', () => {
  test('is the phrase in which somebody says so', () => {
    expect(
      complaintOf(
        aTranscript('clinician: andrew is here who presents today with complaints of joint pain .'),
      ),
    ).toBe('Joint pain.')
    expect(
      complaintOf(aTranscript('patient: i have been having a lot of back pain since last week .')),
    ).toBe('Back pain.')
    expect(complaintOf(aTranscript('patient: i have been coughing for about three weeks .'))).toBe(
      'Coughing.',
    )
  })

  test('is not made up where nobody says it', () => {
    expect(
      complaintOf(aTranscript('clinician: how are you ?', 'patient: i have two dogs .')),
    ).toBeUndefined()
    expect(
      complaintOf(aTranscript('clinician: hey , dragon , he presents with chest pain .')),
    ).toBeUndefined()
  })
})
