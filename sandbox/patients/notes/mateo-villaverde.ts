import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'progress',
    on: '2026-05-19T11:30',
    by: 'farrokh',
    labels: ['hiv', 'substanceUse', 'restricted'],
    separate: true,
    text: `
      INFECTIOUS DISEASE PROGRESS NOTE, CONFIDENTIAL
      Feels well. Never misses bictegravir-emtricitabine-tenofovir. One partner, told, on PrEP.
      Buprenorphine-naloxone 16-4 mg daily, no use since March of {2024}. Works at a bakery.
      Family does not know about HIV: no messages to the home address, no letters.

      BP 124/78, weight 72.6 kg. CD4 702, HIV RNA 31 (a blip, under 20 before), creatinine 0.98.
      Hepatitis C RNA not detected, a year after treatment. ALT 23. RPR non-reactive.

      ASSESSMENT AND PLAN
      1. HIV: repeat viral load before the next visit, no change.
      2. Hepatitis C: cured; antibody stays positive, do not test it again.
      3. Opioid use disorder in sustained remission: continue, naloxone at home.
      4. Hepatitis B vaccine: antibody now expected, check.
    `,
  },
  {
    kind: 'progress',
    on: '2025-02-11T11:30',
    by: 'farrokh',
    labels: ['hiv', 'restricted'],
    text: `
      INFECTIOUS DISEASE PROGRESS NOTE, CONFIDENTIAL
      Hepatitis C found in November: antibody reactive, RNA 1,240,000, genotype 1a, now 980,000.
      ALT 94, platelets 208, FIB-4 0.9: no cirrhosis. HIV RNA under 20, CD4 581.
      Probably from sharing needles in {2023}; none since. Hepatitis B surface antibody low, vaccine given.
      Feels tired, appetite good. No alcohol. BP normal, liver edge not felt, no spider nevi.
      Sofosbuvir-velpatasvir once daily for 12 weeks. No interaction with his other medicines.
      RNA at week 4 and 12 weeks after the end.
      Partner to be tested. Letters and messages as agreed: telephone only, no voicemail.
    `,
  },
]
