import type { Story } from '../build/story.ts'

/** Died at home last month, in hospice care. */
export const ambroseVarnhagen: Story = {
  key: 'varnhagen',
  patient: {
    mrn: '4431178',
    names: [{ family: 'Varnhagen', given: ['Ambrose'], prefix: 'Mr' }],
    sex: 'male',
    born: '1947-01-22',
    died: '2026-10-21T04:50',
    race: 'white',
    hispanic: false,
    address: ['5 Beacon Lane', '43099'],
    language: ['en', 'English'],
    married: 'M',
    contacts: [
      { role: 'emergency', name: 'Odette Varnhagen', relation: 'Wife', phone: '614-555-0201' },
    ],
    doctor: 'okafor',
  },
  encounters: [
    { on: '2026-04-09T10:00', by: 'okafor', minutes: 30, reason: 'Weight loss and back pain' },
    { on: '2026-04-28T11:00', by: 'brandvold', kind: 'newPatient', minutes: 60 },
    {
      on: '2026-09-15T13:00',
      until: '2026-09-19T12:00',
      by: 'leclair',
      kind: 'inpatient',
      reason: 'Jaundice and fever',
      about: ['pancreaticCancer'],
      discharged: 'home',
    },
    {
      on: '2026-10-21T07:30',
      by: 'okafor',
      kind: 'telephone',
      reason: 'Death reported by hospice',
    },
  ],
  conditions: [
    { is: 'pancreaticCancer', since: '2026-04-21', by: 'brandvold' },
    { is: 'type2Diabetes', since: '2016' },
    { is: 'hypertension', since: '2001' },
  ],
  allergies: [{ to: 'none', recorded: '2018-02-13' }],
  medications: [
    {
      drug: 'morphine',
      dose: 10,
      every: 'every4h',
      asNeeded: 'pain or breathlessness',
      since: '2026-09-19',
      until: '2026-10-21',
      by: 'leclair',
      status: 'stopped',
      why: 'Patient died',
      for: 'pancreaticCancer',
    },
    {
      drug: 'lorazepam',
      dose: 0.5,
      every: 'every6h',
      asNeeded: 'restlessness',
      since: '2026-09-19',
      until: '2026-10-21',
      by: 'leclair',
      status: 'stopped',
      why: 'Patient died',
    },
    {
      drug: 'metformin',
      dose: 500,
      every: 'twiceWithMeals',
      since: '2016-06-14',
      until: '2026-09-19',
      status: 'stopped',
      why: 'Comfort care',
      for: 'type2Diabetes',
    },
    {
      drug: 'lisinopril10',
      dose: 10,
      since: '2004-03-16',
      until: '2026-09-19',
      status: 'stopped',
      why: 'Comfort care',
      for: 'hypertension',
    },
  ],
  flowsheets: [
    {
      on: ['2026-04-09', '2026-04-28', '2026-09-15T13:30', '2026-09-17T06:00', '2026-09-19T06:00'],
      rows: {
        bilirubin: [1.1, 1.4, 14.8, 9.2, 6.1],
        alkalinePhosphatase: [148, 176, 612, 480, 402],
        alt: [44, 52, 168, 121, 96],
        albumin: [3.4, 3.3, 2.4, 2.2, 2.1],
        hemoglobin: [12.8, 12.5, 10.2, 9.4, 9.1],
        wbc: [7.9, 8.2, 18.6, 12.2, 9.8],
        creatinine: [0.98, 1.01, 1.62, 1.3, 1.18],
        egfr: 'derived',
        glucose: [186, 172, 264, 201, 188],
      },
    },
    {
      on: ['2026-04-09', '2026-04-28', '2026-09-15T13:10'],
      rows: {
        bloodPressure: ['128/74', '122/70', '94/56'],
        heartRate: [82, 84, 116],
        weight: [70.2, 68.4, 56.8],
        height: [176],
        bmi: 'derived',
        temperature: [97.9, 98.0, 102.4],
      },
    },
  ],
  procedures: [{ what: 'ercp', on: '2026-09-16T10:00', minutes: 50, for: 'pancreaticCancer' }],
  notes: [
    {
      kind: 'discharge',
      on: '2026-09-19T11:30',
      by: 'leclair',
      text: `
        DISCHARGE SUMMARY
        Admitted {2026-09-15} with jaundice, fever 102.4 F and BP 94/56. Pancreatic adenocarcinoma with
        liver metastases since {2026-04-21}; chose not to have chemotherapy.
        Cholangitis: bilirubin 14.8, white cells 18.6. Antibiotics, ERCP with a stent on {2026-09-16}.
        Bilirubin 6.1 and no fever at discharge. Eats little, in bed most of the day.
        Family meeting {2026-09-18}: home with hospice, no return to hospital, no resuscitation.
        Discharge: morphine solution 10 mg every 4 hours as needed, lorazepam 0.5 mg as needed.
        Metformin and lisinopril stopped.
      `,
    },
    {
      kind: 'telephone',
      on: '2026-10-21T07:40',
      by: 'okafor',
      text: `
        TELEPHONE NOTE
        Hospice nurse reports that Mr Varnhagen died at home today at 04:50, his wife and son with him.
        Comfortable in the last days, morphine twice yesterday. Death certificate signed: pancreatic cancer.
        Called Mrs Varnhagen. Bereavement visit by hospice arranged.
      `,
    },
  ],
}
