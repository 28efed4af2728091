import type { Story } from '../build/story.ts'

/** A name that fits no form, and more allergies than fit a banner. */
export const maximilianaLong: Story = {
  key: 'schoonhoven',
  patient: {
    mrn: '4483302',
    names: [
      {
        family: 'Schoonhovenvandenbergheuvelmansdijkstrawinkel',
        given: ['Maximiliana', 'Theodorine', 'Wilhelmijntje', 'Cornelia-Anna'],
        prefix: 'Ms',
      },
    ],
    sex: 'female',
    born: '1981-12-24',
    race: 'white',
    hispanic: false,
    address: ['1204 Old Turnpike', '43098'],
    phone: '614-555-0210',
    language: ['nl', 'Dutch'],
    married: 'S',
    doctor: 'okafor',
  },
  encounters: [
    { on: '2025-04-15T14:40', by: 'okafor', minutes: 30 },
    { on: '2026-04-21T14:40', by: 'okafor', minutes: 30 },
    { on: '2026-11-19T14:40', by: 'okafor', status: 'planned', reason: 'Hives again for 6 weeks' },
  ],
  conditions: [
    { is: 'urticaria', since: '2019' },
    { is: 'migraine', since: '1998' },
    { is: 'seasonalRhinitis', since: '1995' },
    { is: 'vitaminDDeficiency', since: '2025-04-16', until: '2026-04-21' },
  ],
  allergies: [
    {
      to: 'penicillin',
      type: 'allergy',
      reactions: ['hives', 'angioedema'],
      severity: 'moderate',
      criticality: 'high',
      since: '1986',
    },
    { to: 'sulfonamide', type: 'allergy', reactions: ['rash'], severity: 'mild', since: '2004' },
    {
      to: 'contrast',
      type: 'allergy',
      reactions: ['anaphylaxis'],
      severity: 'severe',
      since: '2017-08-02',
      note: 'CT of the abdomen; needed epinephrine twice.',
    },
    {
      to: 'beeVenom',
      type: 'allergy',
      reactions: ['anaphylaxis'],
      severity: 'severe',
      since: '2012',
    },
    {
      to: 'shellfish',
      type: 'allergy',
      reactions: ['hives', 'vomiting'],
      severity: 'moderate',
      since: '2009',
    },
    { to: 'latex', type: 'allergy', reactions: ['itching'], severity: 'mild', since: '2015' },
    {
      to: 'grassPollen',
      type: 'allergy',
      reactions: ['rhinitis'],
      severity: 'mild',
      since: '1995',
    },
    {
      to: 'dustMite',
      type: 'allergy',
      reactions: ['rhinitis', 'wheezing'],
      severity: 'mild',
      since: '1995',
    },
    {
      to: 'ciprofloxacin',
      type: 'intolerance',
      reactions: ['tendon pain'],
      severity: 'moderate',
      since: '2020',
    },
    {
      to: { text: 'cheap jewelry (nickel?)' },
      verification: 'unconfirmed',
      reactions: ['itchy rash at the wrist'],
      recorded: '2025-04-15',
    },
    {
      to: { text: 'MSG per patient, "makes my heart race"' },
      type: 'intolerance',
      verification: 'unconfirmed',
      recorded: '2025-04-15',
    },
    {
      to: 'aspirin',
      verification: 'refuted',
      clinical: 'inactive',
      reactions: ['hives'],
      since: '2006',
      recorded: '2026-04-21',
      note: 'Challenge in the allergy clinic without reaction.',
    },
    {
      to: 'codeine',
      verification: 'entered-in-error',
      recorded: '2025-04-15',
      note: 'Belongs to another patient.',
    },
    {
      to: 'egg',
      clinical: 'resolved',
      type: 'allergy',
      reactions: ['hives'],
      severity: 'mild',
      since: '1983',
    },
  ],
  medications: [
    {
      drug: 'cetirizine',
      dose: 20,
      every: 'twice',
      since: '2026-04-21',
      for: 'urticaria',
      note: 'Four times the usual dose, by agreement with the allergy clinic.',
    },
    {
      drug: 'epinephrine30',
      dose: 0.3,
      every: 'once',
      asNeeded: 'anaphylaxis',
      since: '2012-06-18',
    },
    {
      drug: 'acetaminophen',
      dose: 1000,
      every: 'every6h',
      asNeeded: 'headache',
      since: '2014-02-11',
      for: 'migraine',
    },
    {
      drug: 'vitaminD',
      dose: 2000,
      since: '2025-04-16',
      until: '2026-04-21',
      for: 'vitaminDDeficiency',
    },
  ],
  flowsheets: [
    {
      on: ['2025-04-15', '2026-04-21'],
      panels: ['bloodCount'],
      rows: {
        wbc: [6.1, 6.4],
        rbc: [4.42, 4.38],
        hemoglobin: [13.2, 13.1],
        hematocrit: [39.4, 39.0],
        mcv: 'derived',
        mch: 'derived',
        mchc: 'derived',
        platelets: [264, 271],
        eosinophils: [0.6, 0.5],
        tsh: [1.8, 1.9],
        vitaminD: [17, 36],
        crp: ['<1.0', '<1.0'],
        creatinine: [0.72, 0.74],
        egfr: 'derived',
      },
    },
    {
      on: ['2025-04-15', '2026-04-21'],
      rows: {
        bloodPressure: ['116/72', '118/70'],
        heartRate: [68, 70],
        weight: [63.4, 64.0],
        height: [172],
        bmi: 'derived',
        smokingStatus: ['Never smoked'],
      },
    },
  ],
  notes: [
    {
      kind: 'progress',
      on: '2026-04-21T15:10',
      by: 'okafor',
      text: `
        PROGRESS NOTE
        Hives nearly every day since February, gone within hours, no swelling of lips or tongue.
        Cetirizine 10 mg helps a little. No new food, no new medicine, no fever, no joint pain.
        Migraine twice a month, acetaminophen is enough.

        BP 118/70, weight 64.0 kg. A few wheals on both forearms. Throat and chest normal.
        Eosinophils 0.5, CRP below 1, TSH 1.9, vitamin D 36 (17 a year ago).

        ASSESSMENT AND PLAN
        1. Chronic urticaria: cetirizine 20 mg twice daily, allergy clinic if not better in 4 weeks.
        2. Allergy list gone through with her: aspirin was given in the allergy clinic without reaction,
           marked refuted. Codeine was never hers. Contrast and bee venom are the dangerous ones.
        3. Vitamin D corrected, tablets stopped.
      `,
    },
  ],
}
