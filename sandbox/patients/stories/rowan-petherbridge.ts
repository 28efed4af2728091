import type { Story } from '../build/story.ts'
import { notes } from '../notes/rowan-petherbridge.ts'

/** An adult with an intellectual disability and epilepsy; his sister is his guardian. */
export const rowanPetherbridge: Story = {
  key: 'petherbridge',
  patient: {
    mrn: '4467719',
    names: [{ family: 'Petherbridge', given: ['Rowan'] }],
    sex: 'male',
    born: '1992-04-27',
    race: 'white',
    hispanic: false,
    address: ['Larchmont House, 22 Mill Lane', '43098'],
    phone: '614-555-0240',
    language: ['en', 'English'],
    married: 'S',
    contacts: [
      { role: 'guardian', name: 'Isolde Petherbridge', relation: 'Sister', phone: '614-555-0241' },
      {
        role: 'emergency',
        name: 'Larchmont House, night desk',
        relation: 'Group home',
        phone: '614-555-0242',
      },
    ],
    doctor: 'reyes',
  },
  encounters: [
    { on: '2025-05-27T10:40', by: 'hallward', minutes: 40 },
    { on: '2025-12-09T10:40', by: 'hallward', minutes: 30 },
    {
      on: '2026-03-03T21:30',
      by: 'castellan',
      kind: 'emergency',
      minutes: 300,
      reason: 'Seizure lasting 7 minutes',
    },
    { on: '2026-03-17T10:40', by: 'hallward', minutes: 40, about: ['epilepsy'] },
    { on: '2026-09-15T10:40', by: 'hallward', minutes: 30 },
    {
      on: '2026-11-19T10:40',
      by: 'reyes',
      status: 'planned',
      minutes: 40,
      reason: 'Sleepy for 2 weeks, with caregiver',
    },
  ],
  conditions: [
    { is: 'epilepsy', since: '1996', recorded: '2016-02-16', by: 'hallward' },
    { is: 'intellectualDisability', since: '1995', recorded: '2016-02-16', by: 'reyes' },
    { is: 'constipation', since: '2018', by: 'reyes' },
    { is: 'obesity', since: '2020', by: 'reyes' },
    {
      is: { text: 'Needs extra time and simple words; fears needles' },
      since: '2016',
      category: 'health-concern',
      by: 'reyes',
    },
  ],
  allergies: [
    {
      to: 'lamotrigine',
      type: 'allergy',
      reactions: ['rash', 'fever'],
      severity: 'severe',
      since: '2014',
      by: 'hallward',
    },
  ],
  medications: [
    {
      drug: 'divalproex',
      dose: 1000,
      every: 'twice',
      since: '2026-03-17',
      by: 'hallward',
      for: 'epilepsy',
      replaces: 'divalproex/before',
    },
    {
      key: 'divalproex/before',
      drug: 'divalproex',
      dose: 500,
      every: 'twice',
      since: '2014-09-23',
      until: '2026-03-17',
      by: 'hallward',
      for: 'epilepsy',
    },
    {
      drug: 'levetiracetam',
      dose: 500,
      every: 'twice',
      since: '2025-05-27',
      until: '2025-12-09',
      status: 'stopped',
      why: 'Aggression',
      by: 'hallward',
      for: 'epilepsy',
    },
    {
      drug: 'diazepamRectal',
      dose: 20,
      every: 'once',
      asNeeded: 'seizure longer than 5 minutes',
      since: '2016-02-16',
      by: 'hallward',
      for: 'epilepsy',
    },
    {
      drug: 'senna',
      dose: 17.2,
      every: 'bedtime',
      since: '2018-07-10',
      by: 'reyes',
      for: 'constipation',
    },
    { drug: 'vitaminD', dose: 1000, since: '2019-03-12', by: 'reyes' },
  ],
  flowsheets: [
    {
      on: [
        '2025-05-27',
        '2025-12-09',
        '2026-03-03T22:00',
        '2026-04-07',
        '2026-09-15',
        '2026-11-12',
      ],
      rows: {
        valproate: [58, 61, 42, 88, 96, 118],
        ammonia: [31, null, 38, 47, 56, 92],
        platelets: [214, 208, 211, 178, 156, 124],
        alt: [24, 22, 26, 29, 31, 36],
        sodium: [139, 140, 138, 139, 140, 139],
        albumin: [4.2, 4.3, 4.2, 4.1, 4.1, 3.9],
        hemoglobin: [14.8, 14.6, 14.9, 14.5, 14.4, 14.2],
        wbc: [6.1, 6.4, 9.8, 5.9, 5.6, 5.4],
        creatinine: [0.82, 0.84, 0.9, 0.83, 0.81, 0.82],
        egfr: 'derived',
      },
    },
    { on: ['2026-03-03T22:00'], rows: { glucose: [112], lactate: [3.4] } },
    {
      on: ['2025-05-27', '2025-12-09', '2026-03-03T21:40', '2026-03-17', '2026-09-15'],
      rows: {
        bloodPressure: ['124/78', '126/80', '138/86', '124/76', '122/78'],
        heartRate: [78, 76, 112, 80, 74],
        weight: [96.2, 97.8, null, 98.4, 101.6],
        height: [176],
        bmi: 'derived',
        oxygenSaturation: [98, 98, 95, 98, 97],
        pain: [0, 0, { absent: 'asked-declined' }, 0, 0],
      },
    },
  ],
  reports: [
    {
      what: 'eeg',
      on: '2026-03-10T09:00',
      by: 'hallward',
      conclusion: 'Generalized 3 to 4 Hz spike and wave in bursts up to 3 s; slow background.',
      text: `
        ELECTROENCEPHALOGRAM
        Awake and drowsy, 35 minutes, sister present; photic stimulation not tolerated.
        Background 7 Hz, diffusely slow. Bursts of generalized 3 to 4 Hz spike and wave, up to 3 seconds.
        No clinical seizure recorded.
      `,
    },
  ],
  procedures: [
    {
      what: 'electroencephalogram',
      on: '2026-03-10T09:00',
      minutes: 35,
      by: 'hallward',
      for: 'epilepsy',
    },
  ],
  notes,
  carePlans: [
    {
      title: 'Seizure plan for the group home',
      since: '2026-03-17',
      by: 'hallward',
      addresses: ['epilepsy'],
      goal: 'No seizure longer than 5 minutes',
      steps: [
        'Time every seizure, turn him on his side, nothing in the mouth',
        'After 5 minutes: diazepam 20 mg rectally',
        'Call 911 when it does not stop within 5 minutes after that, or for a second seizure',
        'Call the guardian after every seizure',
      ],
    },
  ],
}
