import { around } from '../build/cell.ts'
import type { Story } from '../build/story.ts'
import { notes } from '../notes/marguerite-dvorak.ts'

/** Two weeks after the third cycle of chemotherapy: fever, and hardly any neutrophils. */
export const margueriteDvorak: Story = {
  key: 'dvorak',
  patient: {
    mrn: '4486690',
    names: [{ family: 'Dvorak', given: ['Marguerite'] }],
    sex: 'female',
    born: '1974-03-09',
    race: 'white',
    hispanic: false,
    address: ['9 Bellweather Road', '43098'],
    phone: '614-555-0180',
    language: ['en', 'English'],
    married: 'M',
    contacts: [
      { role: 'emergency', name: 'Henrik Dvorak', relation: 'Husband', phone: '614-555-0181' },
    ],
    doctor: 'reyes',
  },
  encounters: [
    { on: '2026-08-04T10:00', by: 'reyes', minutes: 30, reason: 'Lump in the left breast' },
    { on: '2026-08-27T09:00', by: 'brandvold', kind: 'newPatient', minutes: 60 },
    {
      on: '2026-09-24T08:30',
      by: 'brandvold',
      kind: 'infusion',
      minutes: 240,
      reason: 'AC cycle 1',
    },
    {
      on: '2026-10-15T08:30',
      by: 'brandvold',
      kind: 'infusion',
      minutes: 240,
      reason: 'AC cycle 2',
    },
    {
      on: '2026-11-05T08:30',
      by: 'brandvold',
      kind: 'infusion',
      minutes: 240,
      reason: 'AC cycle 3',
    },
    {
      on: '2026-11-19T07:40',
      by: 'leclair',
      kind: 'emergency',
      status: 'in-progress',
      at: 'emergency',
      reason: 'Fever 38.6 C at home, day 15 of cycle 3',
      about: ['febrileNeutropenia'],
    },
  ],
  conditions: [
    {
      is: 'breastCancer',
      since: '2026-08-13',
      by: 'brandvold',
      note: 'Clinical stage IIA (T2 N0 M0), grade 3; estrogen, progesterone and HER2 receptors negative.',
    },
    { is: 'port', since: '2026-09-17', by: 'brandvold' },
    { is: 'febrileNeutropenia', since: '2026-11-19', by: 'leclair' },
    { is: 'hypothyroidism', since: '2015', recorded: '2018-03-20', by: 'reyes' },
  ],
  allergies: [
    {
      to: { text: 'adhesive dressing (Tegaderm)' },
      type: 'intolerance',
      reactions: ['blistering under the dressing'],
      severity: 'moderate',
      since: '2026-09-24',
      by: 'wilkos',
    },
    {
      to: 'vancomycin',
      type: 'intolerance',
      reactions: ['itching', 'flushing'],
      severity: 'mild',
      since: '2019',
      note: 'During a fast infusion; tolerated slowly.',
    },
  ],
  medications: [
    {
      drug: 'doxorubicin',
      sig: '60 mg/m2 (104 mg) into a vein over 15 minutes on day 1 of each 21-day cycle',
      since: '2026-09-24',
      by: 'brandvold',
      for: 'breastCancer',
      given: 'outpatient',
    },
    {
      drug: 'cyclophosphamide',
      sig: '600 mg/m2 (1,040 mg) into a vein over 30 minutes on day 1 of each 21-day cycle',
      since: '2026-09-24',
      by: 'brandvold',
      for: 'breastCancer',
      given: 'outpatient',
    },
    {
      drug: 'pegfilgrastim',
      dose: 6,
      every: 'once',
      since: '2026-11-19',
      status: 'draft',
      by: 'brandvold',
      sig: 'Inject 6 mg under the skin once, 24 hours after cycle 4',
      for: 'febrileNeutropenia',
    },
    {
      drug: 'cefepime',
      dose: 2000,
      every: 'every8h',
      since: '2026-11-19',
      by: 'leclair',
      for: 'febrileNeutropenia',
      given: 'inpatient',
    },
    {
      drug: 'ondansetron',
      dose: 8,
      every: 'every8h',
      asNeeded: 'nausea',
      since: '2026-09-24',
      by: 'brandvold',
    },
    {
      drug: 'olanzapine',
      dose: 5,
      every: 'bedtime',
      since: '2026-09-24',
      by: 'brandvold',
      sig: 'Take 1 tablet (5 mg) by mouth at bedtime on days 1 to 4 of each cycle',
    },
    {
      drug: 'dexamethasone',
      dose: 8,
      every: 'morning',
      since: '2026-09-24',
      by: 'brandvold',
      sig: 'Take 2 tablets (8 mg) by mouth in the morning on days 2 to 4 of each cycle',
    },
    {
      drug: 'levothyroxine',
      dose: 75,
      every: 'morning',
      since: '2019-04-16',
      by: 'reyes',
      for: 'hypothyroidism',
    },
  ],
  flowsheets: [
    {
      on: [
        '2026-08-27',
        '2026-09-24',
        '2026-10-06',
        '2026-10-15',
        '2026-10-27',
        '2026-11-05',
        '2026-11-16',
        '2026-11-19T07:55',
      ],
      panels: ['bloodCount', 'basicMetabolicPanel'],
      rows: {
        wbc: [6.9, 6.7, 2.1, 5.4, 1.8, 4.6, 1.2, 0.8],
        neutrophils: [4.3, 4.1, 0.8, 3.1, 0.7, 2.4, 0.4, 0.2],
        lymphocytes: [1.9, 1.8, 0.9, 1.6, 0.8, 1.5, 0.6, 0.4],
        hemoglobin: [13.1, 12.9, 11.8, 11.4, 10.3, 10.1, 8.6, 8.1],
        platelets: [268, 261, 138, 246, 104, 221, 58, 41],
        sodium: around(138, 1.5),
        potassium: [4.1, 4.0, 3.8, 4.0, 3.7, 3.9, 3.4, 2.8],
        bicarbonate: [26, 25, 26, 26, 25, 26, 24, 19],
        urea: around(14, 3),
        creatinine: [0.78, 0.76, 0.8, 0.79, 0.82, 0.8, 0.84, 1.02],
        egfr: 'derived',
        glucose: [94, 97, 102, 96, 99, 95, 104, 148],
      },
    },
    {
      on: ['2026-08-27', '2026-10-15', '2026-11-05', '2026-11-19T07:55'],
      rows: {
        alt: [18, 24, 29, 38],
        ast: [19, 22, 27, 35],
        bilirubin: [0.5, 0.6, 0.6, 1.1],
        albumin: [4.3, 4.1, 3.9, 3.2],
      },
    },
    {
      on: ['2026-11-19T07:55'],
      rows: {
        lactate: [4.2],
        crp: [186],
        procalcitonin: [6.4],
        magnesium: [1.5],
        urineNitrite: ['Negative'],
        bloodCulture: [
          { status: 'registered', absent: 'temp-unknown', note: 'Port and left arm.' },
        ],
        urineCulture: [{ status: 'registered', absent: 'temp-unknown' }],
      },
    },
    {
      on: [
        '2026-08-04',
        '2026-08-27',
        '2026-09-24',
        '2026-10-15',
        '2026-11-05',
        '2026-11-19T07:44',
        '2026-11-19T08:30',
      ],
      rows: {
        bloodPressure: ['126/78', '124/76', '122/74', '118/74', '116/72', '92/54', '101/60'],
        heartRate: [74, 76, 78, 80, 84, 122, 112],
        respiratoryRate: [14, 14, 16, 14, 16, 24, 22],
        oxygenSaturation: [98, 98, 98, 99, 98, 95, 96],
        temperature: [98.1, 98.3, 98.0, 98.2, 98.4, 101.8, 101.1],
        weight: [67.8, 67.5, 67.1, 66.4, 65.8, 64.9],
        height: [165],
        bmi: 'derived',
        ecog: [0, 0, 0, 1, 1, 2],
      },
    },
  ],
  reports: [
    {
      what: 'pathology',
      on: '2026-08-11T14:00',
      by: 'wexcombe',
      conclusion: 'Invasive ductal carcinoma, grade 3; ER 0 %, PR 0 %, HER2 negative (1+).',
      text: `
        SURGICAL PATHOLOGY
        Specimen: left breast, 2 o'clock, 6 cm from the nipple, core needle biopsies (5).
        Diagnosis: invasive ductal carcinoma, Nottingham grade 3 (3 + 3 + 2).
        Largest focus in a core 11 mm. No lymphovascular invasion seen.
        Estrogen receptor 0 %, progesterone receptor 0 %, HER2 immunohistochemistry 1+ (negative).
        Ki-67 about 70 %.
      `,
    },
    {
      what: 'echocardiogram',
      on: '2026-09-08T11:00',
      by: 'tan',
      found: { ejectionFraction: 62 },
      conclusion: 'Normal left ventricular size and function, ejection fraction 62 %.',
      text: `
        TRANSTHORACIC ECHOCARDIOGRAM
        Indication: baseline before anthracycline.
        Left ventricle normal in size, ejection fraction 62 %, global longitudinal strain -20 %.
        Valves normal. No pericardial effusion.
      `,
    },
  ],
  notes,
  procedures: [
    {
      what: 'breastBiopsy',
      on: '2026-08-11T13:00',
      minutes: 30,
      by: 'castellan',
      for: 'breastCancer',
    },
    { what: 'portPlacement', on: '2026-09-17T09:00', minutes: 45, by: 'castellan' },
    {
      what: 'chemotherapy',
      on: '2026-09-24T10:00',
      minutes: 90,
      by: 'brandvold',
      for: 'breastCancer',
    },
    {
      what: 'chemotherapy',
      on: '2026-10-15T10:00',
      minutes: 90,
      by: 'brandvold',
      for: 'breastCancer',
    },
    {
      what: 'chemotherapy',
      on: '2026-11-05T10:00',
      minutes: 90,
      by: 'brandvold',
      for: 'breastCancer',
    },
  ],
  immunizations: [{ vaccine: 'influenza', on: ['2025-10-09', '2026-09-10'] }],
}
