import { around } from '../build/cell.ts'
import type { Story } from '../build/story.ts'

/** Bipolar disorder on lithium, with one level that was too high. Psychiatry notes are labelled. */
export const sunnivaAldaine: Story = {
  key: 'aldaine',
  patient: {
    mrn: '4475560',
    names: [
      { family: 'Aldaine', given: ['Sunniva', 'Rae'] },
      { use: 'nickname', family: 'Aldaine', given: ['Sunny'] },
    ],
    sex: 'female',
    born: '1988-05-30',
    race: 'white',
    hispanic: false,
    address: ['70 Quarry Street', '43097'],
    phone: '614-555-0195',
    language: ['en', 'English'],
    married: 'D',
    contacts: [
      { role: 'emergency', name: 'Maren Aldaine', relation: 'Sister', phone: '614-555-0196' },
    ],
    doctor: 'marchbank',
  },
  encounters: [
    { on: '2025-05-20T13:00', by: 'onwudiwe', minutes: 40 },
    { on: '2025-11-18T13:00', by: 'onwudiwe', minutes: 30 },
    { on: '2026-02-10T09:30', by: 'marchbank' },
    {
      on: '2026-06-24T15:10',
      by: 'castellan',
      kind: 'emergency',
      minutes: 380,
      reason: 'Tremor and unsteady gait',
    },
    { on: '2026-07-07T13:00', by: 'onwudiwe', minutes: 40 },
    { on: '2026-10-06T13:00', by: 'onwudiwe', minutes: 30 },
    {
      on: '2026-11-19T11:00',
      by: 'marchbank',
      status: 'planned',
      reason: 'Thyroid and kidney check on lithium',
    },
  ],
  conditions: [
    {
      is: 'bipolar',
      since: '2010',
      recorded: '2019-03-05',
      by: 'onwudiwe',
      labels: ['psychiatry'],
    },
    {
      is: 'anxiety',
      since: '2015',
      recorded: '2019-03-05',
      by: 'onwudiwe',
      labels: ['psychiatry'],
    },
    { is: 'hypothyroidism', since: '2026-02-10', by: 'marchbank', note: 'TSH 8.1 on lithium.' },
    {
      is: { text: 'Lithium toxicity, chronic, after ibuprofen' },
      key: 'lithiumToxicity',
      since: '2026-06-24',
      until: '2026-06-27',
      by: 'castellan',
    },
    {
      is: 'depression',
      since: '2008',
      recorded: '2019-03-05',
      verification: 'entered-in-error',
      by: 'marchbank',
    },
  ],
  allergies: [
    {
      to: 'haloperidol',
      type: 'intolerance',
      reactions: ['dystonia'],
      severity: 'severe',
      since: '2010',
    },
    {
      to: 'lamotrigine',
      verification: 'unconfirmed',
      reactions: ['rash'],
      severity: 'mild',
      since: '2012',
      criticality: 'unable-to-assess',
    },
    {
      to: 'ibuprofen',
      type: 'intolerance',
      reactions: ['raised lithium level'],
      severity: 'moderate',
      since: '2026-06-24',
    },
  ],
  medications: [
    {
      drug: 'lithium',
      dose: 900,
      every: 'bedtime',
      since: '2026-07-07',
      by: 'onwudiwe',
      for: 'bipolar',
      replaces: 'lithium/before',
      labels: ['psychiatry'],
    },
    {
      key: 'lithium/before',
      drug: 'lithium',
      dose: 1200,
      every: 'bedtime',
      since: '2019-03-05',
      until: '2026-06-24',
      status: 'stopped',
      why: 'Level 1.9 mmol/L on {2026-06-24}',
      by: 'onwudiwe',
      labels: ['psychiatry'],
    },
    {
      drug: 'quetiapine',
      dose: 100,
      every: 'bedtime',
      since: '2020-09-15',
      by: 'onwudiwe',
      for: 'bipolar',
      labels: ['psychiatry'],
    },
    {
      drug: 'levothyroxine',
      dose: 75,
      every: 'morning',
      since: '2026-02-12',
      by: 'marchbank',
      for: 'hypothyroidism',
    },
    {
      drug: 'ibuprofen',
      dose: 400,
      every: 'thrice',
      since: '2026-06-10',
      until: '2026-06-24',
      status: 'stopped',
      why: 'Raises lithium',
      reported: true,
    },
    {
      drug: 'lorazepam',
      dose: 0.5,
      asNeeded: 'panic',
      since: '2021-04-20',
      until: '2023-01-17',
      by: 'onwudiwe',
      for: 'anxiety',
      labels: ['psychiatry'],
    },
  ],
  flowsheets: [
    {
      on: [
        '2025-05-20',
        '2025-11-18',
        '2026-02-10',
        '2026-06-24T15:40',
        '2026-06-25T06:10',
        '2026-06-27',
        '2026-07-07',
        '2026-10-06',
        '2026-11-12',
      ],
      rows: {
        lithium: [0.82, 0.88, 0.91, 1.94, 1.31, 0.62, 0.31, 0.74, 0.71],
        creatinine: [0.8, 0.84, 0.86, 1.32, 1.1, 0.98, 0.92, 0.93, 0.95],
        egfr: 'derived',
        sodium: around(139, 2),
        potassium: around(4.1, 0.3),
        calcium: [9.6, 9.8, 9.9, 10.1, 9.8, 9.9, 10.0, 10.2, 10.4],
      },
    },
    {
      on: ['2025-05-20', '2025-11-18', '2026-02-10', '2026-04-14', '2026-10-06', '2026-11-12'],
      rows: { tsh: [3.4, 5.2, 8.1, 4.8, 2.9, 2.6], freeT4: [1.1, 0.96, 0.78, 1.1, 1.24, 1.28] },
    },
    {
      on: ['2025-05-20', '2026-07-07'],
      panels: ['lipidPanel'],
      rows: {
        cholesterol: [188, 204],
        triglycerides: [122, 168],
        hdl: [54, 49],
        ldl: [110, 121],
        nonHdl: 'derived',
        hba1c: [5.4, 5.6],
      },
    },
    {
      on: ['2025-05-20', '2025-11-18', '2026-07-07', '2026-10-06'],
      labels: ['psychiatry'],
      by: 'onwudiwe',
      rows: { phq9: [6, 8, 14, 7], gad7: [5, 6, 11, 6] },
    },
    {
      on: [
        '2025-05-20',
        '2025-11-18',
        '2026-02-10',
        '2026-06-24T15:20',
        '2026-07-07',
        '2026-10-06',
      ],
      rows: {
        bloodPressure: ['118/74', '120/76', '116/72', '134/86', '118/76', '122/78'],
        heartRate: [76, 74, 72, 58, 74, 76],
        weight: [72.4, 74.1, 75.8, 74.9, 75.2, 77.6],
        height: [170],
        bmi: 'derived',
        smokingStatus: ['Former smoker'],
      },
    },
  ],
  notes: [
    {
      kind: 'emergency',
      on: '2026-06-24T21:00',
      by: 'castellan',
      text: `
        EMERGENCY DEPARTMENT NOTE
        Five days of coarse tremor, unsteady gait, loose stools. On lithium 1,200 mg nightly for years.
        Took ibuprofen 400 mg three times a day for 2 weeks after a back strain, hot weather, drank little.
        BP 134/86, heart rate 58. Coarse tremor both hands, wide-based gait, clear mind. Temperature normal.
        Lithium 1.94 mmol/L 14 hours after the last dose, creatinine 1.32 (0.86 in February).
        Chronic lithium toxicity from ibuprofen and dehydration. Lithium and ibuprofen stopped, saline.
        Poison center and Dr Onwudiwe agree. Observed overnight on the short-stay ward.
      `,
    },
    {
      kind: 'consult',
      on: '2026-07-07T13:40',
      by: 'onwudiwe',
      labels: ['psychiatry', 'restricted'],
      separate: true,
      text: `
        PSYCHIATRY NOTE, SENSITIVE
        Seen after lithium toxicity. Without lithium for 13 days: sleeping 5 hours, talks fast, PHQ-9 14
        from the week before. No thoughts of harming herself. Works three days a week at the library.
        Conflict with her former husband about the children; asks that none of this reaches him.

        Lithium 0.31, creatinine 0.92. Tremor gone, gait normal.
        Plan: lithium again at 900 mg nightly, level in 5 days, quetiapine 100 mg nightly continues.
        No NSAIDs; acetaminophen for pain. Drink 2 litres a day. Early-warning plan renewed with sister.
      `,
    },
    {
      kind: 'progress',
      on: '2026-02-10T09:55',
      by: 'marchbank',
      text: `
        PROGRESS NOTE
        Tired, cold, 3.4 kg heavier than last spring. TSH 8.1 (5.2 in November), free T4 0.78.
        Lithium level 0.91, creatinine 0.86, calcium 9.9.
        BP 116/72, heart rate 72, weight 75.8 kg. Thyroid slightly enlarged, smooth.
        Hypothyroidism on lithium: levothyroxine 75 mcg in the morning, TSH in 8 weeks.
        Lithium continues, Dr Onwudiwe informed.
      `,
    },
  ],
}
