import type { Story } from '../build/story.ts'

/** A four-year-old with asthma, eczema and a peanut allergy, in for his yearly check. */
export const miloFairweather: Story = {
  key: 'fairweather',
  patient: {
    mrn: '4491036',
    names: [{ family: 'Fairweather', given: ['Milo', 'August'] }],
    sex: 'male',
    born: '2022-10-28',
    growing: true,
    race: 'white',
    hispanic: false,
    address: ['118 Millpond Lane', '43099'],
    phone: '614-555-0151',
    language: ['en', 'English'],
    contacts: [
      { role: 'parent', name: 'Hester Fairweather', relation: 'Mother', phone: '614-555-0151' },
    ],
    doctor: 'reyes',
  },
  encounters: [
    { on: '2022-12-29T10:00', by: 'reyes', kind: 'wellChild' },
    { on: '2023-03-02T10:00', by: 'reyes', kind: 'wellChild' },
    { on: '2023-05-02T10:20', by: 'reyes', kind: 'wellChild' },
    { on: '2023-08-01T09:40', by: 'reyes', kind: 'wellChild' },
    { on: '2023-11-02T09:00', by: 'reyes', kind: 'wellChild' },
    { on: '2024-02-01T09:00', by: 'reyes', kind: 'wellChild' },
    { on: '2024-05-02T14:00', by: 'reyes', kind: 'wellChild' },
    { on: '2024-10-31T09:20', by: 'reyes', kind: 'wellChild' },
    {
      on: '2025-01-16T18:40',
      by: 'castellan',
      kind: 'emergency',
      minutes: 190,
      reason: 'Wheezing',
    },
    { on: '2025-06-12T15:00', by: 'reyes', minutes: 30, reason: 'Cough at night and with play' },
    { on: '2025-10-30T09:20', by: 'reyes', kind: 'wellChild' },
    { on: '2026-09-15T11:00', by: 'marchbank', reason: 'Ear pain', about: ['otitisMedia'] },
    { on: '2026-11-19T09:20', by: 'reyes', kind: 'wellChild', status: 'in-progress' },
  ],
  conditions: [
    { is: 'mildAsthma', since: '2025-06-12', by: 'reyes' },
    { is: 'eczema', since: '2023-05-02', by: 'reyes' },
    { is: 'otitisMedia', since: '2026-09-15', until: '2026-09-25', by: 'marchbank' },
  ],
  allergies: [
    {
      to: 'peanut',
      type: 'allergy',
      reactions: ['hives', 'vomiting', 'wheezing'],
      severity: 'severe',
      since: '2024-02-20',
      by: 'reyes',
      note: 'Within 10 minutes of a first taste of peanut butter.',
    },
    {
      to: 'amoxicillin',
      verification: 'refuted',
      clinical: 'inactive',
      reactions: ['rash'],
      severity: 'mild',
      recorded: '2024-05-02',
      by: 'reyes',
      note: 'Viral rash during a course; took amoxicillin in {2026-09} without trouble.',
    },
  ],
  medications: [
    {
      drug: 'fluticasone',
      dose: 2,
      every: 'twice',
      since: '2025-06-12',
      by: 'reyes',
      for: 'mildAsthma',
      sig: 'Inhale 2 puffs by mouth twice daily with spacer and mask, rinse mouth after use',
    },
    {
      drug: 'albuterol',
      dose: 2,
      every: 'every4h',
      asNeeded: 'wheezing',
      since: '2025-01-16',
      by: 'reyes',
    },
    { drug: 'cetirizineLiquid', dose: 2.5, every: 'bedtime', since: '2025-06-12', by: 'reyes' },
    {
      drug: 'epinephrine15',
      dose: 0.15,
      every: 'once',
      asNeeded: 'anaphylaxis',
      since: '2024-02-20',
      by: 'reyes',
    },
    {
      drug: 'hydrocortisone',
      sig: 'Apply thinly to red patches twice daily for up to 7 days',
      since: '2023-05-02',
      by: 'reyes',
      for: 'eczema',
    },
    {
      drug: 'amoxicillin',
      dose: 720,
      every: 'twice',
      since: '2026-09-15',
      until: '2026-09-25',
      by: 'marchbank',
      for: 'otitisMedia',
      note: '45 mg/kg per dose at 16.1 kg.',
    },
  ],
  flowsheets: [
    {
      on: [
        '2022-12-29',
        '2023-03-02',
        '2023-05-02',
        '2023-08-01',
        '2023-11-02',
        '2024-02-01',
        '2024-05-02',
        '2024-10-31',
        '2025-10-30',
        '2026-11-19',
      ],
      rows: {
        weight: [5.5, 7.0, 7.9, 8.9, 9.7, 10.4, 11.0, 12.3, 14.2, 16.4],
        height: [58.2, 63.8, 67.4, 71.8, 75.9, 79.0, 82.4, 87.6, 95.8, 102.6],
        headCircumference: [39.1, 41.6, 43.3, 45.0, 46.1, 46.8, 47.4, 48.3],
        weightForLength: [46, 52, 55, 52, 51, 52, 47],
        headPercentile: [48, 50, 52, 53, 54, 52, 52, 47],
        bmi: [null, null, null, null, null, null, null, 16.0, 15.5, 15.6],
        bmiPercentile: [null, null, null, null, null, null, null, 34, 33, 50],
        heartRate: [138, 130, 128, 122, 118, 116, 112, 110, 104, 98],
        respiratoryRate: [38, 34, 32, 30, 28, 28, 26, 24, 24, 22],
        temperature: [98.4, 98.2, 98.6, 98.1, 98.4, 98.0, 98.3, 98.4, 98.2, 98.3],
      },
    },
    { on: ['2026-11-19'], rows: { bloodPressure: ['94/56'], oxygenSaturation: [99] } },
    {
      on: ['2025-01-16T18:50', '2025-01-16T21:30'],
      by: 'wilkos',
      rows: { oxygenSaturation: [92, 97], respiratoryRate: [46, 30], heartRate: [158, 136] },
    },
    {
      on: ['2026-09-15'],
      rows: { weight: [16.1], temperature: [101.8], heartRate: [124], oxygenSaturation: [98] },
    },
    {
      on: ['2023-11-02', '2024-10-31'],
      rows: {
        hemoglobin: [
          { value: 11.9, range: { low: 10.5, high: 13.5 } },
          { value: 12.2, range: { low: 11, high: 13.7 } },
        ],
        lead: ['<1.0', '<1.0'],
      },
    },
  ],
  notes: [
    {
      kind: 'emergency',
      on: '2025-01-16T21:45',
      by: 'castellan',
      text: `
        EMERGENCY DEPARTMENT NOTE
        Cold for 3 days, wheezing since this morning. Third wheezing illness this winter.
        On arrival: SpO2 92 % on room air, respirations 46, subcostal retractions, wheeze throughout.
        Given albuterol by inhaler with spacer 4 puffs three times at 20 minute intervals and one dose
        of oral dexamethasone.
        After 2.5 hours: SpO2 97 % on room air, respirations 30, no retractions, playing.
        Assessment: viral-induced wheeze, moderate. Eczema, peanut allergy (anaphylaxis).
        Home with albuterol inhaler and spacer, follow-up with Dr Reyes this week.
      `,
    },
    {
      kind: 'progress',
      on: '2025-06-12T15:30',
      by: 'reyes',
      text: `
        PROGRESS NOTE
        Here with mother for cough at night twice a week and when running, for 3 months.
        Albuterol helps; used about 3 days a week. Emergency visit {2025-01-16} for wheeze.
        Father had asthma as a child. No smokers at home. A cat since spring.

        Exam: well, no distress, scattered end-expiratory wheeze, flexural eczema mild.

        ASSESSMENT AND PLAN
        1. Mild persistent asthma: start fluticasone 44 mcg 2 puffs twice daily with spacer and mask.
           Albuterol as needed. Asthma action plan given and taught back.
        2. Eczema: moisturizer, hydrocortisone 1 % for flares.
        3. Peanut allergy: epinephrine auto-injector at home and at preschool, checked for expiry.
        Return at the yearly visit, sooner if albuterol is needed more than twice a week.
      `,
    },
    {
      kind: 'progress',
      on: '2026-09-15T11:20',
      by: 'marchbank',
      text: `
        PROGRESS NOTE
        Right ear pain since last night, fever at home. Runny nose for 4 days. No wheeze.
        Temperature 101.8 F, heart rate 124, SpO2 98 %. Weight 16.1 kg.
        Right eardrum bulging and red, left normal. Chest clear.
        Acute otitis media, right. Amoxicillin 720 mg (9 mL) twice daily for 10 days, about 90 mg/kg/day.
        The chart lists a mild rash with amoxicillin at 18 months; mother and record agree it was a
        viral rash. First dose given here, watched 30 minutes, no reaction.
      `,
    },
  ],
  immunizations: [
    { vaccine: 'hepatitisBChild', on: ['2022-10-29'] },
    { vaccine: 'dtapHepBPolio', on: ['2022-12-29', '2023-03-02', '2023-05-02'] },
    { vaccine: 'hib', on: ['2022-12-29', '2023-03-02', '2023-11-02'] },
    { vaccine: 'pneumococcal15', on: ['2022-12-29', '2023-03-02', '2023-05-02', '2023-11-02'] },
    { vaccine: 'rotavirus', on: ['2022-12-29', '2023-03-02'] },
    { vaccine: 'mmr', on: ['2023-11-02'] },
    { vaccine: 'varicella', on: ['2023-11-02'] },
    { vaccine: 'hepatitisAChild', on: ['2023-11-02', '2024-05-02'] },
    { vaccine: 'dtap', on: ['2024-02-01'] },
    { vaccine: 'influenza', on: ['2024-10-31', '2025-10-30'] },
  ],
  carePlans: [
    {
      title: 'Asthma action plan',
      since: '2025-06-12',
      by: 'reyes',
      addresses: ['mildAsthma'],
      goal: 'No night cough and albuterol on at most 2 days a week',
      steps: [
        'Green: fluticasone 2 puffs twice daily with spacer and mask',
        'Yellow: albuterol 2 puffs every 4 hours, call the clinic the same day',
        'Red: albuterol 4 puffs, repeat after 20 minutes, call 911',
      ],
    },
  ],
}
