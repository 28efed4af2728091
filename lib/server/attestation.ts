import 'server-only'

/**
 * What a clinician confirms when signing. The version is recorded with every signature; another
 * wording is another version.
 */
export const attestation = {
  textVersion: '2026-11',
  text: 'I have read this note in full. It is an accurate record of my visit with this patient, and I take responsibility for its content, including the parts drafted by software.',
} as const

/** What a clinician confirms when entering a note in error. */
export const voidAttestation = {
  textVersion: '2026-11 void',
  text: 'This note does not belong in this patient’s record as it stands. I mark it as entered in error; its text stays on record.',
} as const

/** What a clinician confirms when co-signing the note of another. */
export const coSignAttestation = {
  textVersion: '2026-11 co-sign',
  text: 'I have read this note in full, with what I add to it. I agree with it as it stands and take responsibility for it together with its author.',
} as const
