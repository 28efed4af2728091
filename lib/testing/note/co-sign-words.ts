import type { CoSignWords } from '#lib/flows/compose-co-signed.ts'

export const coSignWords: CoSignWords = {
  title: 'Co-signature',
  signed: (name, time) => `Signed by ${name}, ${time}.`,
  coSigned: (name, time) => `Co-signed by ${name}, ${time}.`,
  attestation: 'I have read it.',
}
