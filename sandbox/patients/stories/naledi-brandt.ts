import type { Story } from '../build/story.ts'
import { notes } from '../notes/naledi-brandt.ts'

/** Twenty-eight weeks pregnant, Rh negative, with a glucose screen that came back high. */
export const nalediBrandt: Story = {
  key: 'brandt',
  patient: {
    mrn: '4478813',
    names: [
      { family: 'Brandt', given: ['Naledi'] },
      { use: 'old', family: 'Khumanego', given: ['Naledi'] },
    ],
    sex: 'female',
    born: '1995-06-02',
    race: 'black',
    hispanic: false,
    address: ['61 Orchard Terrace', '43099'],
    phone: '614-555-0160',
    language: ['en', 'English'],
    married: 'M',
    contacts: [
      { role: 'emergency', name: 'Stefan Brandt', relation: 'Husband', phone: '614-555-0161' },
    ],
    doctor: 'reyes',
  },
  encounters: [
    { on: '2026-07-09T09:00', by: 'oseiVries', kind: 'prenatal', minutes: 45 },
    { on: '2026-08-06T09:00', by: 'oseiVries', kind: 'prenatal' },
    { on: '2026-09-24T13:30', by: 'oseiVries', kind: 'prenatal', minutes: 50 },
    { on: '2026-10-22T09:20', by: 'oseiVries', kind: 'prenatal' },
    {
      on: '2026-11-19T09:40',
      by: 'oseiVries',
      kind: 'prenatal',
      status: 'in-progress',
      reason: '28 weeks',
    },
  ],
  conditions: [
    {
      is: 'pregnancy',
      since: '2026-05-07',
      recorded: '2026-07-09',
      by: 'oseiVries',
      note: 'Second pregnancy. Last menstrual period {2026-05-07}, due {2027-02-11}.',
    },
    { is: 'rhNegative', since: '2023-02', recorded: '2026-07-09', by: 'oseiVries' },
    { is: 'anemiaOfPregnancy', since: '2026-11-13', by: 'oseiVries' },
    {
      is: { text: 'Abnormal glucose screen in pregnancy' },
      key: 'glucoseScreen',
      since: '2026-11-13',
      verification: 'provisional',
      by: 'oseiVries',
    },
    {
      is: 'nauseaOfPregnancy',
      since: '2026-06-20',
      until: '2026-08-20',
      recorded: '2026-07-09',
      by: 'oseiVries',
    },
  ],
  allergies: [{ to: 'none', recorded: '2026-07-09', by: 'oseiVries' }],
  medications: [
    { drug: 'prenatalVitamin', dose: 1, since: '2026-07-09', by: 'oseiVries', for: 'pregnancy' },
    {
      drug: 'ferrousSulfate',
      dose: 325,
      every: 'everyOtherDay',
      since: '2026-11-13',
      by: 'oseiVries',
      for: 'anemiaOfPregnancy',
    },
    {
      drug: 'ondansetron',
      dose: 4,
      every: 'every8h',
      asNeeded: 'nausea',
      since: '2026-07-09',
      until: '2026-08-20',
      status: 'stopped',
      why: 'No longer needed',
      by: 'oseiVries',
      for: 'nauseaOfPregnancy',
    },
    {
      drug: 'rhImmuneGlobulin',
      dose: 300,
      every: 'once',
      since: '2026-11-19',
      status: 'draft',
      by: 'oseiVries',
      for: 'rhNegative',
    },
  ],
  flowsheets: [
    {
      on: ['2026-07-09', '2026-11-12'],
      panels: ['bloodCount'],
      rows: {
        wbc: [7.4, 9.8],
        rbc: [4.31, 3.92],
        hemoglobin: [12.4, 10.6],
        hematocrit: [37.3, 32.3],
        mcv: 'derived',
        mch: 'derived',
        mchc: 'derived',
        rdw: [13.4, 15.2],
        platelets: [246, 218],
        ferritin: [38, 9],
      },
    },
    {
      on: ['2026-07-09'],
      rows: {
        aboGroup: ['Group O'],
        rhType: ['Rh negative'],
        antibodyScreen: ['Negative'],
        rubella: ['Immune'],
        rpr: ['Non-reactive'],
        hbvSurfaceAntigen: ['Non-reactive'],
        hcvAntibody: ['Non-reactive'],
        hivScreen: ['Non-reactive'],
        urineCulture: ['No growth'],
        hba1c: [5.3],
        tsh: [1.42],
      },
    },
    { on: ['2026-11-12'], rows: { glucoseScreen: [152], antibodyScreen: ['Negative'] } },
    {
      on: ['2026-07-09', '2026-08-06', '2026-09-24', '2026-10-22', '2026-11-19'],
      rows: {
        bloodPressure: ['112/68', '108/64', '110/66', '114/70', '116/72'],
        heartRate: [78, 80, 82, 84, 88],
        weight: [66.2, 66.9, 70.4, 72.6, 74.5],
        height: [168],
        bmi: 'derived',
        gestationalAge: [9, 13, 20, 24, 28],
        fundalHeight: [null, null, 20, 24, 28],
        fetalHeartRate: [null, 156, 150, 146, 144],
        urineProtein: ['Negative', 'Negative', 'Negative', 'Negative', 'Negative'],
      },
    },
    {
      on: ['2026-07-09'],
      by: 'oseiVries',
      rows: {
        deliveryDate: ['2027-02-11'],
        gravida: [2],
        parity: [1],
        smokingStatus: ['Never smoked'],
      },
    },
  ],
  reports: [
    {
      what: 'obstetricUltrasound',
      on: '2026-09-24T13:40',
      by: 'castellan',
      conclusion:
        'Single live fetus, 20 weeks 0 days, normal anatomy. Placenta posterior, clear of the os.',
      text: `
        OBSTETRIC ULTRASOUND, ANATOMY SURVEY
        Single live intrauterine pregnancy, cephalic, fetal heart 150/min.
        Biometry agrees with dates: 20 weeks 0 days, due {2027-02-11}. Estimated weight 330 g.
        Brain, face, four-chamber heart and outflow tracts, spine, stomach, kidneys, bladder and
        limbs seen and normal. Three-vessel cord. Placenta posterior, 3.2 cm from the internal os.
        Cervix 3.8 cm. Amniotic fluid normal.
      `,
    },
  ],
  notes,
  immunizations: [
    { vaccine: 'influenza', on: ['2026-10-22'] },
    { vaccine: 'hepatitisBChild', on: ['2007-08-14', '2007-09-18', '2008-02-19'] },
    { vaccine: 'tdap', on: ['2023-06-08'] },
  ],
}
