import type { Story } from '../build/story.ts'
import { notes } from '../notes/rosalind-marchetti.ts'

/** Heart failure on the way to decompensation: the patient of the design's pages. */
export const rosalindMarchetti: Story = {
  key: 'marchetti',
  patient: {
    mrn: '4471902',
    names: [{ family: 'Marchetti', given: ['Rosalind'], prefix: 'Mrs' }],
    sex: 'female',
    born: '1958-04-05',
    race: 'white',
    hispanic: false,
    address: ['27 Tannery Row', '43099'],
    phone: '614-555-0142',
    language: ['en', 'English'],
    married: 'M',
    contacts: [
      { role: 'emergency', name: 'Paolo Marchetti', relation: 'Husband', phone: '614-555-0143' },
    ],
    doctor: 'okafor',
  },
  encounters: [
    { on: '2024-03-12T10:00', by: 'tan', minutes: 40 },
    { on: '2025-03-14T09:20', by: 'okafor' },
    { on: '2025-07-09T09:00', by: 'okafor' },
    { on: '2025-11-21T09:40', by: 'okafor', minutes: 35 },
    { on: '2026-03-11T13:00', by: 'tan', minutes: 120, reason: 'Echocardiogram' },
    {
      on: '2026-05-14T10:20',
      by: 'reyes',
      minutes: 30,
      reason: 'Ankle swelling',
      about: ['hfref'],
    },
    { on: '2026-06-02T11:45', by: 'reyes', kind: 'telephone', reason: 'Potassium 5.6 mmol/L' },
    { on: '2026-08-14T09:00', by: 'okafor' },
    { on: '2026-09-02T10:40', by: 'reyes', minutes: 30 },
    {
      on: '2026-11-19T09:00',
      status: 'in-progress',
      by: 'okafor',
      reason: 'Cough and ankle swelling',
      number: '0091-22',
    },
  ],
  conditions: [
    { is: 'hfref', since: '2024', recorded: '2024-03-12', by: 'tan' },
    { is: 'ckd3a', since: '2023', recorded: '2023-06-20' },
    { is: 'type2Diabetes', since: '2011', recorded: '2025-03-14' },
    {
      key: 'type2Diabetes/imported',
      is: 'type2Diabetes',
      coded: 'icd10',
      since: '2011',
      recorded: '2018-05-02',
      note: 'Imported from the record of a former practice.',
    },
    { is: 'hypertension', since: '2006', recorded: '2018-05-02' },
    { is: 'kneeOsteoarthritis', since: '2019', recorded: '2019-10-08' },
    { is: 'hyperlipidemia', since: '2012', recorded: '2018-05-02' },
  ],
  allergies: [
    { to: 'penicillin', reactions: ['anaphylaxis'], severity: 'severe', since: '2009' },
    { to: 'sulfamethoxazole', reactions: ['rash'], severity: 'mild', since: '2016' },
  ],
  medications: [
    {
      drug: 'furosemide40',
      dose: 40,
      since: '2026-05-14',
      by: 'reyes',
      for: 'hfref',
      replaces: 'furosemide20',
      quantity: 90,
      refills: 3,
    },
    { drug: 'furosemide20', dose: 20, since: '2024-03-12', until: '2026-05-14', by: 'tan' },
    {
      drug: 'lisinopril20',
      dose: 20,
      since: '2026-08-14',
      for: 'hypertension',
      replaces: 'lisinopril10',
    },
    { drug: 'lisinopril10', dose: 10, since: '2012-04-03', until: '2026-08-14' },
    { drug: 'metoprolol50', dose: 50, since: '2024-03-12', by: 'tan', for: 'hfref' },
    { drug: 'empagliflozin', dose: 10, since: '2024-06-18', for: 'hfref', separate: true },
    {
      drug: 'metformin',
      dose: 500,
      every: 'twiceWithMeals',
      since: '2011-09-12',
      for: 'type2Diabetes',
    },
    {
      drug: 'atorvastatin40',
      dose: 40,
      every: 'bedtime',
      since: '2012-04-03',
      for: 'hyperlipidemia',
    },
    {
      drug: 'spironolactone',
      dose: 25,
      since: '2026-03-11',
      until: '2026-06-02',
      status: 'stopped',
      why: 'Potassium 5.6 mmol/L on {2026-05-28}',
      by: 'tan',
      for: 'hfref',
    },
  ],
  flowsheets: [
    {
      on: [
        '2025-03-14',
        '2025-07-09',
        '2025-11-21',
        '2026-03-11',
        '2026-05-28',
        '2026-06-16',
        '2026-08-20',
        '2026-11-12T07:40',
      ],
      panels: ['basicMetabolicPanel'],
      rows: {
        sodium: [140, 139, 139, 138, 136, 138, 138, 137],
        potassium: [4.4, 4.6, 4.5, 4.8, 5.6, 4.7, 5.0, 5.3],
        chloride: [103, 102, 102, 101, 101, 102, 101, 100],
        bicarbonate: [26, 25, 26, 26, 23, 25, 25, 25],
        urea: [18, 19, 20, 21, 24, 22, 25, 28],
        creatinine: [1.06, 1.07, 1.1, 1.12, 1.15, 1.13, 1.19, 1.24],
        egfr: 'derived',
        glucose: [148, 142, 128, 131, 136, 129, 133, 139],
        calcium: [9.4, 9.3, 9.4, 9.2, 9.3, 9.3, 9.4, 9.2],
        magnesium: [null, null, 2.0, null, 2.1, null, 2.0, 1.9],
      },
    },
    {
      on: ['2026-09-29T08:15'],
      lab: 'outside',
      rows: {
        potassium: [{ value: 5.4, note: 'Specimen hemolyzed; potassium may be falsely raised.' }],
        creatinine: [1.21],
      },
    },
    {
      on: ['2025-03-14', '2025-11-21', '2026-05-28', '2026-08-20', '2026-11-12T07:40'],
      rows: {
        ntProBnp: [404, 456, 612, 975, 1840],
        hba1c: [7.9, 7.7, 7.2, 7.3, 7.4],
      },
    },
    {
      on: ['2025-03-14', '2025-11-21', '2026-08-20', '2026-11-12T07:40'],
      panels: ['bloodCount'],
      rows: {
        wbc: [6.8, 7.1, 6.6, 7.0],
        rbc: [4.12, 4.08, 4.02, 3.98],
        hemoglobin: [12.4, 12.3, 12.1, 11.9],
        hematocrit: [37.4, 37.1, 36.5, 36.0],
        mcv: 'derived',
        mch: 'derived',
        mchc: 'derived',
        rdw: [13.6, 13.7, 13.9, 14.1],
        platelets: [231, 226, 238, 229],
      },
    },
    {
      on: ['2025-03-14', '2026-03-11'],
      panels: ['lipidPanel'],
      rows: {
        cholesterol: [158, 151],
        triglycerides: [141, 136],
        hdl: [48, 47],
        ldl: [82, 77],
        nonHdl: 'derived',
        alt: [22, 24],
        ast: [20, 23],
        alkalinePhosphatase: [78, 81],
        bilirubin: [0.6, 0.7],
        albumin: [4.1, 3.9],
        protein: [7.0, 6.8],
        tsh: [2.1, 2.4],
        urineAlbumin: [5.4, 6.9],
        urineCreatinine: [92, 88],
        urineAlbuminRatio: 'derived',
      },
    },
    {
      on: ['2026-03-11'],
      rows: {
        phosphate: [3.6],
        ferritin: [86],
        iron: [62],
        ironCapacity: [318],
        ironSaturation: 'derived',
      },
    },
    {
      on: [
        '2025-03-14',
        '2025-07-09',
        '2025-11-21',
        '2026-05-14',
        '2026-08-14',
        '2026-09-02',
        '2026-11-19T08:56',
      ],
      rows: {
        bloodPressure: ['136/80', '134/78', '132/76', '140/82', '146/84', '134/78', '148/84'],
        heartRate: [72, 70, 70, 78, 74, 72, 92],
        respiratoryRate: [16, 16, 14, 18, 16, 16, 20],
        oxygenSaturation: [97, 97, 98, 96, 97, 97, 94],
        weight: [77.9, 77.6, 77.4, 79.8, 78.0, 78.3, 81.4],
        height: [163],
        bmi: 'derived',
      },
    },
    { on: ['2025-11-21'], rows: { smokingStatus: ['Former smoker'] } },
  ],
  reports: [
    {
      what: 'echocardiogram',
      on: '2026-03-11T13:20',
      by: 'tan',
      found: { ejectionFraction: 34 },
      conclusion:
        'Left ventricular ejection fraction 34 %, moderate functional mitral regurgitation.',
      text: `
        TRANSTHORACIC ECHOCARDIOGRAM
        Indication: heart failure with reduced ejection fraction, follow-up.
        Left ventricle: mildly dilated, global hypokinesis, ejection fraction 34 % (biplane).
        Right ventricle: normal size and function.
        Left atrium: moderately dilated.
        Mitral valve: moderate functional regurgitation. Aortic valve: trileaflet, no stenosis.
        Estimated RV systolic pressure 38 mmHg. No pericardial effusion.
        Compared with 2024: ejection fraction unchanged (36 %), regurgitation slightly more.
      `,
    },
  ],
  notes,
  immunizations: [
    { vaccine: 'influenzaHighDose', on: ['2025-10-07', '2026-10-06'] },
    { vaccine: 'pneumococcal20', on: ['2023-06-20'] },
    { vaccine: 'zoster', on: ['2019-10-08', '2020-01-14'] },
  ],
  procedures: [{ what: 'colonoscopy', on: '2019', note: 'Normal; repeat in 10 years.' }],
}
