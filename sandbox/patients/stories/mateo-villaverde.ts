import type { Story } from '../build/story.ts'

/** HIV well controlled, hepatitis C cured, opioid use disorder in remission: labels throughout. */
export const mateoVillaverde: Story = {
  key: 'villaverde',
  patient: {
    mrn: '4492741',
    names: [{ family: 'Villaverde', given: ['Mateo'] }],
    sex: 'male',
    born: '1999-02-11',
    race: 'other',
    hispanic: true,
    address: ['46 Station Road, apartment 2C', '43099'],
    phone: '614-555-0235',
    language: ['en', 'English'],
    married: 'S',
    doctor: 'okafor',
  },
  encounters: [
    { on: '2023-06-27T11:00', by: 'farrokh', kind: 'newPatient', minutes: 60 },
    { on: '2024-11-12T11:00', by: 'farrokh', minutes: 30 },
    { on: '2025-02-11T11:00', by: 'farrokh', minutes: 30 },
    { on: '2025-08-26T11:00', by: 'farrokh', minutes: 30 },
    { on: '2026-05-19T11:00', by: 'farrokh', minutes: 30 },
    { on: '2026-11-19T11:00', by: 'okafor', status: 'planned', reason: 'Cough and cold, 5 days' },
  ],
  conditions: [
    { is: 'hiv', since: '2023-06-20', by: 'farrokh', labels: ['hiv'] },
    {
      is: 'hepatitisC',
      since: '2024-11-19',
      until: '2025-08-26',
      by: 'farrokh',
      labels: ['hiv'],
      note: 'RNA not detected 12 weeks after treatment: cured. Antibody stays reactive.',
    },
    {
      is: 'opioidRemission',
      since: '2024-03',
      clinical: 'remission',
      by: 'farrokh',
      labels: ['substanceUse'],
    },
    {
      is: 'upperRespiratoryInfection',
      since: '2026-11-14',
      recorded: '2026-11-19',
      verification: 'provisional',
    },
  ],
  allergies: [{ to: 'none', recorded: '2023-06-27', by: 'farrokh' }],
  medications: [
    {
      drug: 'bictegravir',
      dose: 1,
      since: '2023-06-27',
      by: 'farrokh',
      for: 'hiv',
      separate: true,
      labels: ['hiv'],
    },
    {
      drug: 'sofosbuvirVelpatasvir',
      dose: 1,
      since: '2025-02-25',
      until: '2025-05-20',
      by: 'farrokh',
      for: 'hepatitisC',
      labels: ['hiv'],
    },
    {
      drug: 'buprenorphineNaloxone',
      dose: 2,
      since: '2024-03-12',
      by: 'farrokh',
      for: 'opioidRemission',
      labels: ['substanceUse'],
    },
    {
      drug: 'naloxone',
      dose: 4,
      every: 'once',
      asNeeded: 'overdose',
      since: '2024-03-12',
      by: 'farrokh',
      labels: ['substanceUse'],
    },
  ],
  flowsheets: [
    {
      on: [
        '2023-06-27',
        '2023-08-15',
        '2023-10-17',
        '2024-04-16',
        '2024-11-12',
        '2025-08-26',
        '2026-05-19',
        '2026-11-12',
      ],
      labels: ['hiv'],
      rows: {
        cd4: [312, 388, 446, 522, 581, 634, 702, 688],
        cd4Percent: [18, 22, 25, 28, 30, 31, 33, 33],
        hivRna: [84200, 1240, 38, '<20', '<20', '<20', 31, '<20'],
      },
    },
    {
      on: ['2024-11-12', '2025-02-11', '2025-03-25', '2025-05-20', '2025-08-12', '2026-05-19'],
      labels: ['hiv'],
      rows: {
        hcvAntibody: ['Reactive'],
        hcvRna: [
          1240000,
          980000,
          '<15',
          { value: 'Not detected' },
          { value: 'Not detected' },
          { value: 'Not detected' },
        ],
        hcvGenotype: ['1a'],
        alt: [88, 94, 31, 24, 22, 23],
        ast: [61, 66, 27, 23, 21, 22],
        platelets: [214, 208, 221, 226, 231, 228],
        albumin: [4.3, 4.2, 4.3, 4.4, 4.4, 4.4],
      },
    },
    {
      on: ['2023-06-27', '2024-11-12', '2025-08-26', '2026-05-19'],
      rows: {
        creatinine: [0.84, 0.96, 0.97, 0.98],
        egfr: 'derived',
        glucose: [92, 95, 91, 97],
        hemoglobin: [14.1, 14.6, 14.8, 14.9],
        wbc: [5.1, 5.8, 6.2, 6.0],
        cholesterol: [142, 168, 174, 171],
        rpr: ['Non-reactive', 'Reactive', 'Non-reactive', 'Non-reactive'],
      },
    },
    {
      on: ['2023-06-27'],
      rows: { hbvSurfaceAntigen: ['Non-reactive'], hbvSurfaceAntibody: ['<5'] },
    },
    {
      on: ['2023-06-27', '2024-11-12', '2025-08-26', '2026-05-19'],
      rows: {
        bloodPressure: ['118/72', '122/76', '120/74', '124/78'],
        heartRate: [76, 72, 70, 72],
        weight: [64.8, 69.4, 71.2, 72.6],
        height: [175],
        bmi: 'derived',
        temperature: [98.2, 98.0, 98.1, 98.2],
        smokingStatus: ['Current smoker', 'Current smoker', 'Former smoker', 'Former smoker'],
      },
    },
  ],
  notes: [
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
        Sofosbuvir-velpatasvir once daily for 12 weeks. No interaction with his other medicines.
        RNA at week 4 and 12 weeks after the end.
      `,
    },
  ],
  immunizations: [
    { vaccine: 'hepatitisBAdult', on: ['2023-08-15', '2023-10-17'] },
    { vaccine: 'pneumococcal20', on: ['2023-08-15'] },
    { vaccine: 'hpv9', on: ['2023-08-15', '2023-10-17', '2024-04-16'] },
  ],
}
