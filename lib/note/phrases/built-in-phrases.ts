import type { Phrase } from './expand-phrase.ts'

/** Phrases that come with Chartside: places for the chart only, no finding and no advice. */
export const builtInPhrases: readonly Phrase[] = [
  { name: 'problems', text: '{{problems}}.' },
  { name: 'meds', text: '{{medications}}.' },
  { name: 'allergies', text: '{{allergies}}.' },
  { name: 'patient', text: '{{patient}}.' },
  { name: 'bp', text: '{{last BP}}.' },
  { name: 'weight', text: '{{last 2 weight}}.' },
  { name: 'vitals', text: '{{last BP}}.\n{{last HR}}.\n{{last SpO2}}.' },
  { name: 'a1c', text: '{{last 2 A1c}}.' },
  { name: 'kidney', text: '{{last creatinine}}.\n{{last potassium}}.' },
  { name: 'lipids', text: '{{last LDL}}.' },
]
