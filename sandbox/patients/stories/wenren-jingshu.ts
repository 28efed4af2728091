import type { Story } from '../build/story.ts'

/** A two-character surname in Chinese script, and an interpreter at every visit. */
export const wenrenJingshu: Story = {
  key: 'wenren',
  patient: {
    mrn: '4470058',
    names: [
      { family: '闻人', given: ['靖舒'], script: 'IDE' },
      { use: 'usual', family: 'Wenren', given: ['Jingshu'], script: 'ABC' },
    ],
    sex: 'male',
    born: '1964-10-01',
    race: 'asian',
    hispanic: false,
    address: ['88 Canal Street', '43099'],
    phone: '614-555-0215',
    language: ['zh', 'Chinese'],
    interpreter: true,
    married: 'M',
    contacts: [
      {
        role: 'emergency',
        name: '闻人 敏 (Wenren Min)',
        relation: 'Daughter',
        phone: '614-555-0216',
      },
    ],
    doctor: 'okafor',
  },
  encounters: [
    { on: '2025-05-13T15:20', by: 'okafor', minutes: 40, kind: 'newPatient' },
    { on: '2025-11-11T15:20', by: 'okafor', minutes: 30 },
    { on: '2026-05-12T15:20', by: 'okafor', minutes: 30 },
    {
      on: '2026-11-19T15:20',
      by: 'okafor',
      status: 'planned',
      reason: 'Blood pressure, uric acid',
    },
  ],
  conditions: [
    { is: 'hypertension', since: '2015', recorded: '2025-05-13' },
    { is: 'gout', since: '2018', recorded: '2025-05-13' },
    { is: 'hyperlipidemia', since: '2025-05-14' },
    { is: 'prediabetes', since: '2025-11-12' },
    {
      is: { text: 'Helicobacter pylori gastritis, treated' },
      since: '2021',
      until: '2021',
      recorded: '2025-05-13',
    },
  ],
  allergies: [
    {
      to: 'carbamazepine',
      type: 'allergy',
      reactions: ['rash', 'blisters in the mouth'],
      severity: 'severe',
      since: '2003',
      note: 'HLA-B*15:02 carrier. Told through an interpreter.',
    },
  ],
  medications: [
    {
      drug: 'amlodipine10',
      dose: 10,
      since: '2025-11-11',
      for: 'hypertension',
      replaces: 'amlodipine5',
    },
    { drug: 'amlodipine5', dose: 5, since: '2025-05-13', until: '2025-11-11', for: 'hypertension' },
    { drug: 'losartan50', dose: 50, since: '2025-05-13', for: 'hypertension' },
    { drug: 'rosuvastatin', dose: 5, every: 'bedtime', since: '2025-05-14', for: 'hyperlipidemia' },
    {
      drug: 'allopurinol',
      dose: 200,
      since: '2025-11-11',
      for: 'gout',
      note: 'HLA-B*58:01 negative on {2025-05-20}.',
    },
  ],
  flowsheets: [
    {
      on: ['2025-05-13', '2025-11-11', '2026-05-12', '2026-11-12'],
      panels: ['lipidPanel'],
      rows: {
        cholesterol: [238, 176, 171, 168],
        triglycerides: [162, 138, 131, 126],
        hdl: [44, 45, 46, 47],
        ldl: [162, 103, 99, 96],
        nonHdl: 'derived',
        hba1c: [5.6, 5.9, 5.8, 5.9],
        creatinine: [1.02, 1.04, 1.03, 1.06],
        egfr: 'derived',
        potassium: [4.1, 4.4, 4.5, 4.4],
        alt: [26, 31, 28, 27],
      },
    },
    {
      on: ['2025-05-13'],
      rows: {
        hbvSurfaceAntigen: ['Non-reactive'],
        hbvSurfaceAntibody: [412],
        hcvAntibody: ['Non-reactive'],
      },
    },
    {
      on: ['2025-05-13', '2025-11-11', '2026-05-12'],
      rows: {
        bloodPressure: ['158/94', '146/88', '132/80'],
        heartRate: [74, 72, 70],
        weight: [70.6, 69.8, 69.1],
        height: [168],
        bmi: 'derived',
        smokingStatus: ['Former smoker'],
        packYears: [18],
      },
    },
  ],
  notes: [
    {
      kind: 'progress',
      on: '2026-05-12T15:50',
      by: 'okafor',
      text: `
        PROGRESS NOTE
        Through a Mandarin interpreter (telephone). Goes by 闻人先生, Mr Wenren; surname has two characters.
        No gout attack since allopurinol was raised. Checks blood pressure at home, 125 to 135 over 80.
        Takes all medicines; daughter 敏 (Min) fills the box.

        BP 132/80, heart rate 70, weight 69.1 kg.
        LDL 99 (162 before rosuvastatin), HbA1c 5.8 %, creatinine 1.03, potassium 4.5.

        ASSESSMENT AND PLAN
        1. Hypertension: at goal on amlodipine 10 mg and losartan 50 mg.
        2. Gout: allopurinol 200 mg; HLA-B*58:01 negative. Uric acid next time.
        3. Never carbamazepine (blistering rash, HLA-B*15:02).
      `,
    },
  ],
  immunizations: [
    { vaccine: 'influenza', on: ['2025-11-11'] },
    { vaccine: 'zoster', on: ['2025-05-13', '2025-11-11'] },
  ],
}
