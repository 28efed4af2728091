import type { Story } from '../build/story.ts'

/** One of two women with nearly the same name and birth date. This one must not have penicillin. */
export const mariaLopez: Story = {
  key: 'lopez-maria',
  patient: {
    mrn: '4480317',
    names: [{ family: 'Lopez', given: ['Maria', 'Elena'], prefix: 'Ms' }],
    sex: 'female',
    born: '1986-07-12',
    race: 'other',
    hispanic: true,
    address: ['19 Chestnut Street', '43099'],
    phone: '614-555-0250',
    language: ['en', 'English'],
    married: 'M',
    doctor: 'okafor',
  },
  encounters: [
    { on: '2026-04-28T13:00', by: 'okafor', minutes: 30, reason: 'Swollen left leg' },
    { on: '2026-07-28T13:00', by: 'okafor' },
    { on: '2026-11-19T13:00', by: 'okafor', status: 'planned', reason: 'Sore throat' },
  ],
  conditions: [
    {
      is: 'deepVeinThrombosis',
      since: '2026-04-28',
      note: 'After a flight of 11 hours, on a contraceptive pill.',
    },
    { is: 'hypothyroidism', since: '2014' },
    { is: 'ironDeficiency', since: '2026-07-29' },
  ],
  allergies: [
    {
      to: 'penicillin',
      type: 'allergy',
      reactions: ['anaphylaxis'],
      severity: 'severe',
      since: '1999',
    },
  ],
  medications: [
    { drug: 'apixaban', dose: 5, every: 'twice', since: '2026-04-28', for: 'deepVeinThrombosis' },
    {
      drug: 'levothyroxine',
      dose: 75,
      every: 'morning',
      since: '2014-10-07',
      for: 'hypothyroidism',
    },
    {
      drug: 'ferrousSulfate',
      dose: 325,
      every: 'everyOtherDay',
      since: '2026-07-29',
      for: 'ironDeficiency',
    },
  ],
  flowsheets: [
    {
      on: ['2026-04-28', '2026-07-28'],
      panels: ['bloodCount'],
      rows: {
        wbc: [7.8, 6.9],
        hemoglobin: [12.2, 10.9],
        platelets: [268, 312],
        creatinine: [0.68, 0.7],
        egfr: 'derived',
        tsh: [2.2, 1.9],
        ferritin: [null, 8],
      },
    },
    {
      on: ['2026-04-28', '2026-07-28'],
      rows: {
        bloodPressure: ['118/74', '116/72'],
        heartRate: [84, 76],
        weight: [68.9, 69.4],
        height: [161],
        bmi: 'derived',
      },
    },
  ],
  notes: [
    {
      kind: 'progress',
      on: '2026-07-28T13:20',
      by: 'okafor',
      text: `
        PROGRESS NOTE, MARIA ELENA LOPEZ
        Three months after left leg deep vein thrombosis. Leg no longer swollen. Apixaban 5 mg twice daily.
        Periods heavier since, 7 days. Tired. Pill was stopped in April.
        Breathing normal. Levothyroxine every morning.

        BP 116/72, weight 69.4 kg. Calves equal.
        Hemoglobin 10.9 (12.2 in April), ferritin sent.

        ASSESSMENT AND PLAN
        1. Thrombosis, provoked: apixaban until the end of October, then decide.
        2. Heavy periods on apixaban: iron, gynecology.
        There is another patient named Mariah Lopez: check the birth date.
      `,
    },
  ],
}
