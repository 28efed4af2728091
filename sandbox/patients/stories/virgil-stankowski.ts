import type { Story } from '../build/story.ts'
import { notes } from '../notes/virgil-stankowski.ts'

/** COPD, still smoking; half his results come from a laboratory that speaks no standard. */
export const virgilStankowski: Story = {
  key: 'stankowski',
  patient: {
    mrn: '4423309',
    names: [{ family: 'Stankowski', given: ['Virgil', 'Ray'], prefix: 'Mr' }],
    sex: 'male',
    born: '1960-07-03',
    race: 'white',
    hispanic: false,
    address: ['Rural Route 6, box 41', '43097'],
    phone: '614-555-0225',
    language: ['en', 'English'],
    married: 'D',
    doctor: 'okafor',
  },
  encounters: [
    { on: '2025-09-09T10:20', by: 'okafor', minutes: 30 },
    { on: '2025-10-14T13:00', by: 'vesterholm', minutes: 40 },
    {
      on: '2026-01-20T04:10',
      until: '2026-01-24T11:00',
      by: 'leclair',
      kind: 'inpatient',
      reason: 'COPD exacerbation with pneumonia',
      about: ['copd', 'pneumonia'],
      discharged: 'home',
    },
    { on: '2026-02-03T10:20', by: 'okafor', minutes: 30 },
    { on: '2026-08-04T10:20', by: 'okafor', minutes: 30 },
    {
      on: '2026-11-19T10:20',
      by: 'okafor',
      status: 'planned',
      reason: 'More breathless for 3 days',
    },
  ],
  conditions: [
    { is: 'copd', since: '2017' },
    { is: 'tobacco', since: '1976' },
    {
      is: 'lungNodule',
      since: '2026-01-21',
      by: 'castellan',
      note: '6 mm; CT again 12 months later.',
    },
    { is: 'pneumonia', since: '2026-01-20', until: '2026-02-03', by: 'leclair' },
    { is: 'hypertension', since: '2011' },
    {
      is: 'asthma',
      since: '2005',
      verification: 'refuted',
      clinical: 'inactive',
      recorded: '2025-10-14',
      by: 'vesterholm',
      note: 'No reversibility on spirometry; this is COPD.',
    },
  ],
  allergies: [
    { to: 'none', recorded: '2016-04-12', verification: 'entered-in-error' },
    {
      to: { text: 'some antibiotic, sick to stomach, 1990s' },
      verification: 'unconfirmed',
      reactions: ['nausea'],
      recorded: '2026-01-20',
      by: 'leclair',
    },
  ],
  medications: [
    { drug: 'tiotropium', dose: 18, since: '2019-04-02', for: 'copd', by: 'vesterholm' },
    {
      drug: 'fluticasoneSalmeterol',
      dose: 1,
      every: 'twice',
      since: '2025-10-14',
      for: 'copd',
      by: 'vesterholm',
    },
    {
      drug: 'albuterol',
      dose: 2,
      every: 'every4h',
      asNeeded: 'shortness of breath',
      since: '2017-03-14',
      for: 'copd',
    },
    { drug: 'amlodipine5', dose: 5, since: '2011-08-23', for: 'hypertension' },
    {
      drug: 'varenicline',
      dose: 1,
      every: 'twice',
      since: '2026-02-03',
      until: '2026-03-10',
      status: 'stopped',
      why: 'Vivid dreams',
      for: 'tobacco',
    },
    {
      drug: 'prednisone20',
      dose: 40,
      since: '2026-01-20',
      until: '2026-01-25',
      by: 'leclair',
      for: 'copd',
    },
    {
      drug: 'azithromycin',
      dose: 500,
      since: '2026-01-20',
      until: '2026-01-23',
      by: 'leclair',
      for: 'pneumonia',
    },
  ],
  flowsheets: [
    {
      on: ['2025-09-09', '2026-02-03', '2026-08-04'],
      lab: 'legacy',
      rows: {
        sodium: [138, 137, 139],
        potassium: [4.2, { value: 6.4, note: 'SPECIMEN GROSSLY HEMOLYZED. REPEAT ADVISED.' }, 4.3],
        chloride: [99, 98, 100],
        bicarbonate: [31, 32, 31],
        urea: [14, 16, 15],
        creatinine: [0.92, 0.95, 0.91],
        glucose: [101, 118, 97],
        wbc: [8.2, 9.4, 8.0],
        hemoglobin: [16.4, 15.9, 16.8],
        platelets: [241, 302, 238],
        eosinophils: [0.2, '<0.1', 0.2],
        crp: ['<5', { value: '11', asText: true }, '<5'],
        troponinT: [
          null,
          { status: 'cancelled', absent: 'not-performed', note: 'Quantity not sufficient.' },
        ],
      },
    },
    {
      on: ['2026-02-04T09:10'],
      lab: 'legacy',
      rows: { potassium: [{ value: 4.4, note: 'Repeat of the hemolyzed specimen.' }] },
    },
    {
      on: ['2026-01-20T04:30', '2026-01-21T05:40', '2026-01-23T05:30'],
      panels: ['bloodCount'],
      rows: {
        wbc: [16.8, 14.9, 10.2],
        hemoglobin: [16.1, 15.2, 15.4],
        platelets: [338, 329, 312],
        crp: [142, 118, 46],
        procalcitonin: [1.84, 1.22, 0.31],
        troponinT: [17],
        ntProBnp: [
          { value: 268, status: 'amended', note: 'Unit corrected; first reported as ng/L.' },
        ],
        arterialPh: [7.31, 7.36, null],
        arterialCo2: [58, 52, null],
        arterialOxygen: [54, 66, null],
        arterialBicarbonate: [29, 29, null],
        bloodCulture: ['No growth'],
        lactate: [
          { value: 3.1, status: 'corrected', note: 'Corrected from 1.3 mmol/L on {2026-01-20}.' },
        ],
        creatinine: [
          { value: 9.4, status: 'entered-in-error', note: 'Result of another patient.' },
          0.96,
          0.9,
        ],
      },
    },
    {
      on: ['2026-11-18T16:40'],
      lab: 'legacy',
      rows: {
        wbc: [{ value: 12.6, status: 'preliminary' }],
        crp: [{ value: '>200', status: 'preliminary' }],
        hemoglobin: [{ status: 'registered', absent: 'temp-unknown' }],
        platelets: [{ absent: 'error', note: 'CLOTTED.', status: 'cancelled' }],
      },
    },
    {
      on: [
        '2025-09-09',
        '2025-10-14',
        '2026-01-20T04:15',
        '2026-01-22T08:00',
        '2026-02-03',
        '2026-08-04',
      ],
      oxygen: [0, 0, 4, 2, 0, 0],
      rows: {
        bloodPressure: ['138/82', '136/80', '152/88', '134/78', '136/82', '138/80'],
        heartRate: [84, 82, 118, 92, 86, 84],
        respiratoryRate: [18, 18, 32, 22, 18, 18],
        oxygenSaturation: [93, 94, 88, 92, 92, 93],
        temperature: [97.8, 97.9, 101.6, 98.4, 97.7, 97.9],
        weight: [61.2, 61.0, 60.1, null, 59.4, 59.8],
        height: [174],
        bmi: 'derived',
      },
    },
    { on: ['2026-08-04'], rows: { smokingStatus: ['Current smoker'], packYears: [48] } },
  ],
  reports: [
    {
      what: 'spirometry',
      on: '2025-10-14T12:30',
      by: 'vesterholm',
      found: { fev1: 1.38, fev1Ratio: 47 },
      conclusion: 'Severe obstruction (FEV1 1.38 L, 44 % predicted), no response to albuterol.',
      text: `
        SPIROMETRY
        Before bronchodilator: FVC 2.94 L, FEV1 1.38 L (44 % predicted), FEV1/FVC 47 %.
        After albuterol: FEV1 1.44 L (+4 %).
        Good effort, three repeatable maneuvers.
        Severe airflow obstruction without reversibility.
      `,
    },
    {
      what: 'chestXray',
      on: '2026-01-20T05:00',
      by: 'castellan',
      conclusion: 'Right lower lobe consolidation. Hyperinflation.',
      text: `
        CHEST X-RAY, 2 VIEWS
        Hyperinflated lungs with flat diaphragms. Consolidation of the right lower lobe.
        No effusion, no pneumothorax. Heart size normal.
        Nodular density in the right upper lobe: CT suggested (done {2026-01-21}, 6 mm nodule).
      `,
    },
  ],
  notes,
  immunizations: [
    { vaccine: 'pneumococcal20', on: ['2023-09-12'] },
    { vaccine: 'influenza', on: ['2025-10-14'] },
    { vaccine: 'influenzaHighDose', on: ['2026-08-04'], refused: 'Patient objection' },
  ],
}
