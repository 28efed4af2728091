import { describe, expect, test } from 'vitest'
import type { TranscriptId } from '../../kernel/ids.ts'
import { readTranscript } from '../read-transcript.ts'
import { inferRoles, soundsSwapped } from './infer-roles.ts'
import { clinicianLogOdds } from './sentence-role.ts'

const rolesIn = (text: string) => {
  const read = readTranscript(text, 't' as TranscriptId) // a name will do
  return read.ok ? inferRoles(read.value) : undefined
}

const VISIT = `
Speaker 1: What brings you in today? Any chest pain or shortness of breath?
Speaker 2: I've been coughing for about two weeks and I feel tired all the time.
Speaker 1: Okay. Let me listen to your lungs. On your lung exam I hear some crackles. I'm going to order a chest x-ray.
Speaker 2: Yeah, my wife told me I should come in.
Speaker 1: I want you to start amoxicillin. Do you have any questions?
Speaker 2: No, I think that's it. Thank you, doctor.`

describe('speakers whose labels name no role', () => {
  test('are told apart by what they say', () => {
    const roles = rolesIn(VISIT)
    expect(roles?.get('Speaker 1')?.speaker).toBe('clinician')
    expect(roles?.get('Speaker 2')?.speaker).toBe('patient')
  })

  test('are told apart whatever they are called and in whatever order they come', () => {
    const swapped = VISIT.replaceAll('Speaker 1', 'B').replaceAll('Speaker 2', 'Speaker 1')
    expect(rolesIn(swapped)?.get('B')?.speaker).toBe('clinician')
    expect(rolesIn(swapped)?.get('Speaker 1')?.speaker).toBe('patient')
  })

  test('who say next to nothing are nobody', () => {
    const roles = rolesIn(
      'Speaker 1: Okay.\nSpeaker 2: Okay.\nSpeaker 1: Right.\nSpeaker 2: Right.',
    )
    expect([...(roles ?? [])]).toEqual([])
  })

  test('are given no other role than their label says', () => {
    const roles = rolesIn(VISIT.replaceAll('Speaker 1', 'Patient').replaceAll('Speaker 2', 'Wife'))
    expect([...(roles ?? [])]).toEqual([])
  })
})

test('a sentence of words nobody used speaks for nobody in particular', () => {
  const sentence = { before: '', text: 'zzz', after: '' }
  expect(Math.abs(clinicianLogOdds(sentence, { bias: 0, weights: { constructor: 9 } }))).toBe(0)
})

describe('a transcript with named speakers', () => {
  const named = (clinician: string, patient: string) =>
    readTranscript(
      VISIT.replaceAll('Speaker 1', clinician).replaceAll('Speaker 2', patient),
      't' as TranscriptId, // a name will do
    )

  test('sounds swapped when the patient examines and the clinician complains', () => {
    const read = named('Patient', 'Doctor')
    expect(read.ok && soundsSwapped(read.value)).toBe(true)
  })

  test('sounds right when it is', () => {
    const read = named('Doctor', 'Patient')
    expect(read.ok && soundsSwapped(read.value)).toBe(false)
  })
})
