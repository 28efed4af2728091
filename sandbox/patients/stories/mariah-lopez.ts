import type { Story } from '../build/story.ts'

/** The other one. She may have penicillin, and has asthma and high blood pressure. */
export const mariahLopez: Story = {
  key: 'lopez-mariah',
  patient: {
    mrn: '4480371',
    names: [{ family: 'Lopez', given: ['Mariah', 'Elena'], prefix: 'Ms' }],
    sex: 'female',
    born: '1986-07-21',
    race: 'other',
    hispanic: true,
    address: ['91 Chestnut Street', '43099'],
    phone: '614-555-0252',
    language: ['en', 'English'],
    married: 'S',
    doctor: 'okafor',
  },
  encounters: [
    { on: '2026-03-24T13:20', by: 'okafor', minutes: 30 },
    { on: '2026-08-11T13:20', by: 'okafor' },
    { on: '2026-11-19T13:20', by: 'okafor', status: 'planned', reason: 'Sore throat' },
  ],
  conditions: [
    { is: 'asthma', since: '1994' },
    { is: 'hypertension', since: '2022' },
    { is: 'urinaryInfection', since: '2026-08-11', until: '2026-08-18' },
  ],
  allergies: [{ to: 'none', recorded: '2026-03-24' }],
  medications: [
    { drug: 'lisinopril10', dose: 10, since: '2022-09-20', for: 'hypertension' },
    {
      drug: 'albuterol',
      dose: 2,
      every: 'every4h',
      asNeeded: 'wheezing',
      since: '2010-05-18',
      for: 'asthma',
    },
    {
      drug: 'nitrofurantoin',
      dose: 100,
      every: 'twice',
      since: '2026-08-11',
      until: '2026-08-16',
      for: 'urinaryInfection',
    },
  ],
  flowsheets: [
    {
      on: ['2026-03-24', '2026-08-11'],
      rows: {
        potassium: [4.2, 4.3],
        creatinine: [0.74, 0.76],
        egfr: 'derived',
        hba1c: [5.5, 5.6],
        urineNitrite: [null, 'Positive'],
        urineLeukocytes: [null, 'Positive'],
        urineCulture: [null, 'Escherichia coli, more than 100,000 CFU/mL'],
      },
    },
    {
      on: ['2026-03-24', '2026-08-11'],
      rows: {
        bloodPressure: ['136/86', '128/82'],
        heartRate: [74, 78],
        weight: [77.2, 76.5],
        height: [163],
        bmi: 'derived',
        temperature: [98.1, 99.0],
      },
    },
  ],
  notes: [
    {
      kind: 'progress',
      on: '2026-08-11T13:35',
      by: 'okafor',
      text: `
        PROGRESS NOTE, MARIAH ELENA LOPEZ
        Burning and frequency for 2 days, no fever, no back pain. Not pregnant.
        Asthma quiet, albuterol twice a month. Home blood pressure about 125/80.

        BP 128/82, temperature 99.0 F. Abdomen soft, no flank tenderness.
        Dipstick nitrite and leukocytes positive, culture sent.

        ASSESSMENT AND PLAN
        1. Urinary tract infection: nitrofurantoin 100 mg twice daily for 5 days. No allergies.
        2. Hypertension: better on lisinopril 10 mg.
        There is another patient named Maria Lopez, allergic to penicillin: check the birth date.
      `,
    },
  ],
}
