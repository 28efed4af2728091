import type { Story } from '../build/story.ts'

/** Type 1 diabetes, with results of two countries in two sets of units. */
export const andersQuillon: Story = {
  key: 'quillon',
  patient: {
    mrn: '4488125',
    names: [{ family: 'Quillon', given: ['Anders'] }],
    sex: 'male',
    born: '2002-01-15',
    race: 'white',
    hispanic: false,
    address: ['212 Ferry Street, room 4', '43097'],
    phone: '614-555-0185',
    language: ['en', 'English'],
    married: 'S',
    doctor: 'okafor',
  },
  encounters: [
    {
      on: '2024-02-10T03:20',
      until: '2024-02-12T14:00',
      by: 'leclair',
      kind: 'inpatient',
      reason: 'Diabetic ketoacidosis',
      about: ['ketoacidosis'],
      discharged: 'home',
    },
    { on: '2025-02-18T14:00', by: 'sandoval', kind: 'newPatient', minutes: 45 },
    { on: '2026-02-24T14:00', by: 'sandoval', minutes: 30 },
    { on: '2026-08-25T14:00', by: 'sandoval', minutes: 30 },
    { on: '2026-11-19T14:00', by: 'okafor', status: 'planned', reason: 'Diabetes check, refills' },
  ],
  conditions: [
    { is: 'type1Diabetes', since: '2013-05', recorded: '2024-02-10', by: 'leclair' },
    { is: 'ketoacidosis', since: '2024-02-10', until: '2024-02-12', by: 'leclair' },
    {
      is: { text: 'Gluten-related symptoms' },
      verification: 'refuted',
      clinical: 'inactive',
      since: '2025-02-18',
      by: 'sandoval',
      note: 'Celiac serology negative on {2025-03-04}.',
    },
  ],
  medications: [
    {
      drug: 'insulinGlargine',
      dose: 24,
      every: 'bedtime',
      since: '2025-02-18',
      by: 'sandoval',
      for: 'type1Diabetes',
    },
    {
      drug: 'insulinLispro',
      sig: 'Inject under the skin before each meal: 1 unit for every 8 g of carbohydrate, plus 1 unit for every 40 mg/dL above 120 mg/dL; at most 50 units a day',
      since: '2025-02-18',
      by: 'sandoval',
      for: 'type1Diabetes',
    },
    {
      drug: 'glucagon',
      dose: 3,
      every: 'once',
      asNeeded: 'severe low blood sugar',
      since: '2025-02-18',
      by: 'sandoval',
    },
    {
      drug: 'lisinopril5',
      dose: 5,
      since: '2026-02-24',
      status: 'on-hold',
      why: 'Cough; albumin to be repeated',
      by: 'sandoval',
    },
  ],
  flowsheets: [
    {
      on: ['2024-02-10T03:40', '2024-02-10T09:30', '2024-02-11T05:30', '2024-02-12T05:30'],
      panels: ['basicMetabolicPanel'],
      rows: {
        glucose: [512, 288, 176, 154],
        sodium: [129, 134, 137, 138],
        potassium: [5.6, 4.4, 3.9, 4.1],
        chloride: [92, 102, 106, 104],
        bicarbonate: [8, 14, 21, 24],
        urea: [28, 22, 15, 12],
        creatinine: [1.48, 1.16, 0.94, 0.88],
        egfr: 'derived',
        calcium: [9.0, 8.6, 8.8, 9.0],
        arterialPh: [7.12, 7.27],
      },
    },
    {
      on: ['2025-02-18', '2026-02-24', '2026-08-25', '2026-11-12'],
      rows: {
        hba1c: [8.9, 7.9, 7.7, 7.6],
        glucose: [218, 164, 71, 182],
        creatinine: [0.86, 0.88, 0.87, 0.9],
        egfr: 'derived',
        urineAlbumin: [1.1, 4.6, 2.2, 3.9],
        urineCreatinine: [112, 118, 124, 109],
        urineAlbuminRatio: 'derived',
      },
    },
    {
      on: ['2024-06-05', '2024-09-11', '2025-06-10', '2025-09-16'],
      lab: 'abroad',
      rows: { hba1cIfcc: [78, 74, 68, 64], glucoseMolar: [13.4, 9.8, 3.4, 11.2] },
    },
    {
      on: ['2025-02-18', '2026-02-24'],
      panels: ['lipidPanel'],
      rows: {
        cholesterol: [172, 168],
        triglycerides: [96, 88],
        hdl: [51, 53],
        ldl: [102, 97],
        nonHdl: 'derived',
        tsh: [1.9, 2.2],
      },
    },
    {
      on: ['2025-02-18', '2026-02-24', '2026-08-25'],
      rows: {
        bloodPressure: ['124/76', '132/82', '126/78'],
        heartRate: [72, 76, 70],
        weight: [71.2, 74.0, 74.8],
        height: [180.3],
        bmi: 'derived',
        smokingStatus: ['Never smoked'],
      },
    },
  ],
  notes: [
    {
      kind: 'discharge',
      on: '2024-02-12T13:20',
      by: 'leclair',
      text: `
        DISCHARGE SUMMARY
        Admitted {2024-02-10} with vomiting for a day after running out of insulin while travelling.
        Glucose 512 mg/dL, pH 7.12, bicarbonate 8, potassium 5.6. Type 1 diabetes since age 11.
        Treated with fluids, insulin infusion and potassium. Gap closed after 14 hours.
        Changed to glargine and lispro on the second day. Creatinine 1.48 on arrival, 0.88 at discharge.
        Discharge: glargine 22 units at bedtime, lispro with meals. Sick-day rules taught back.
        Follow-up with endocrinology; spends summers in Ontario and has a doctor there.
      `,
    },
    {
      kind: 'progress',
      on: '2026-08-25T14:30',
      by: 'sandoval',
      text: `
        ENDOCRINOLOGY PROGRESS NOTE
        24-year-old with type 1 diabetes. Sensor worn 88 % of the time: in range 61 %, below 70 mg/dL 6 %.
        Lows in the afternoon after the gym, two needed help from his roommate, none with glucagon.
        HbA1c 7.7 % (7.9 % in February). Results from Ontario are in mmol/mol: 64 on {2025-09-16} is 8.0 %.

        BP 126/78, weight 74.8 kg. Feet: pulses and monofilament normal. Injection sites soft.
        Urine albumin 18 mg/g (39 mg/g on {2026-02-24}).

        ASSESSMENT AND PLAN
        1. Type 1 diabetes: halve lispro before exercise. Glargine stays at 24 units.
        2. Lisinopril 5 mg was started for albumin in February; stopped by him for cough. On hold,
           repeat urine albumin in 3 months, then decide.
        3. Eye examination due.
      `,
    },
  ],
  immunizations: [
    { vaccine: 'hpv9', on: ['2014-08-19', '2015-03-10'] },
    { vaccine: 'influenza', on: ['2025-10-21'] },
  ],
}
