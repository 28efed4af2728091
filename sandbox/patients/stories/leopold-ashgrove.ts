import type { Story } from '../build/story.ts'

/** A person everyone in town would look up: the chart is restricted. */
export const leopoldAshgrove: Story = {
  key: 'ashgrove',
  labels: ['veryRestricted', 'celebrity'],
  patient: {
    mrn: '4465501',
    names: [{ family: 'Ashgrove-Stein', given: ['Leopold'], prefix: 'Mr' }],
    sex: 'male',
    born: '1968-09-14',
    race: 'white',
    hispanic: false,
    language: ['en', 'English'],
    married: 'M',
    doctor: 'okafor',
  },
  encounters: [
    { on: '2025-10-02T16:00', by: 'okafor', minutes: 40 },
    { on: '2026-04-02T16:00', by: 'okafor', minutes: 30 },
    { on: '2026-11-19T16:00', by: 'okafor', status: 'planned', reason: 'Follow-up' },
  ],
  conditions: [
    { is: 'coronaryDisease', since: '2022-03-18', by: 'tan' },
    { is: 'sleepApnea', since: '2019' },
    { is: 'hyperlipidemia', since: '2014' },
    { is: 'colonPolyp', since: '2024-05-22', until: '2024-05-22' },
  ],
  allergies: [
    {
      to: 'lisinopril',
      type: 'intolerance',
      reactions: ['cough'],
      severity: 'mild',
      since: '2022-05',
    },
  ],
  medications: [
    { drug: 'aspirin', dose: 81, since: '2022-03-20', by: 'tan', for: 'coronaryDisease' },
    {
      drug: 'atorvastatin40',
      dose: 80,
      every: 'bedtime',
      since: '2022-03-20',
      by: 'tan',
      for: 'hyperlipidemia',
    },
    { drug: 'metoprolol25', dose: 25, since: '2022-03-20', by: 'tan', for: 'coronaryDisease' },
    { drug: 'losartan50', dose: 50, since: '2022-05-16', by: 'tan', for: 'coronaryDisease' },
    {
      drug: 'clopidogrel',
      dose: 75,
      since: '2022-03-20',
      until: '2023-03-20',
      by: 'tan',
      for: 'coronaryDisease',
    },
  ],
  flowsheets: [
    {
      on: ['2025-10-02', '2026-04-02', '2026-11-12'],
      panels: ['lipidPanel'],
      rows: {
        cholesterol: [138, 131, 128],
        triglycerides: [112, 104, 98],
        hdl: [46, 47, 48],
        ldl: [70, 63, 60],
        nonHdl: 'derived',
        hba1c: [5.5, 5.5, 5.6],
        creatinine: [0.98, 1.01, 0.99],
        egfr: 'derived',
        potassium: [4.3, 4.4, 4.4],
      },
    },
    {
      on: ['2025-10-02', '2026-04-02'],
      rows: {
        bloodPressure: ['126/78', '124/76'],
        heartRate: [62, 60],
        weight: [88.4, 87.1],
        height: [184],
        bmi: 'derived',
      },
    },
  ],
  procedures: [
    {
      what: 'coronaryStent',
      on: '2022-03-18T11:00',
      minutes: 70,
      by: 'tan',
      for: 'coronaryDisease',
    },
    { what: 'colonoscopy', on: '2024-05-22', note: 'One 6 mm adenoma removed; repeat in 5 years.' },
  ],
  notes: [
    {
      kind: 'progress',
      on: '2026-04-02T16:30',
      by: 'okafor',
      text: `
        PROGRESS NOTE (RESTRICTED CHART)
        No chest pain. Rides a bicycle 40 minutes three times a week. Uses CPAP.
        Sleeps well. Cough gone since lisinopril was replaced. Does not smoke, two glasses of wine a week.

        BP 124/76, heart rate 60, weight 87.1 kg. Heart and lungs normal.
        LDL 63 on atorvastatin 80 mg.

        ASSESSMENT AND PLAN
        Coronary artery disease, stent {2022-03-18}: aspirin, metoprolol, losartan. Clopidogrel ended after a year.
        Return in 6 months. Reminder to staff: opening this chart without a reason is reported.
      `,
    },
  ],
}
