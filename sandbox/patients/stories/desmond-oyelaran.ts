import { daysUpTo } from '../build/calendar.ts'
import { around, drift } from '../build/cell.ts'
import type { EncounterEntry } from '../build/encounter.ts'
import type { Story } from '../build/story.ts'
import { notes } from '../notes/desmond-oyelaran.ts'

// Tuesday, Thursday, Saturday, up to the last session before today's.
const tuesdays = daysUpTo('2026-11-17', 10, 7)
const thursdays = daysUpTo('2026-11-12', 10, 7)
const saturdays = daysUpTo('2026-11-14', 10, 7)
const sessions = [...tuesdays, ...thursdays, ...saturdays].sort()

const session = (day: string): EncounterEntry => ({
  on: `${day}T06:40`,
  minutes: 250,
  by: 'lindgren',
  kind: 'dialysis',
})

/** Three years of hemodialysis: a chart with hundreds of results. */
export const desmondOyelaran: Story = {
  key: 'oyelaran',
  patient: {
    mrn: '4438846',
    names: [{ family: 'Oyelaran', given: ['Desmond'], prefix: 'Mr' }],
    sex: 'male',
    born: '1972-06-19',
    race: 'black',
    hispanic: false,
    address: ['14 Foundry Street', '43098'],
    phone: '614-555-0230',
    language: ['en', 'English'],
    married: 'M',
    contacts: [
      { role: 'emergency', name: 'Grace Oyelaran', relation: 'Wife', phone: '614-555-0231' },
    ],
    doctor: 'lindgren',
  },
  encounters: [
    {
      on: '2023-09-05T09:00',
      until: '2023-09-11T12:00',
      by: 'leclair',
      kind: 'inpatient',
      reason: 'Start of dialysis',
      about: ['esrd'],
      discharged: 'home',
    },
    ...sessions.map(session),
    {
      on: '2026-11-19T06:40',
      by: 'lindgren',
      kind: 'dialysis',
      status: 'in-progress',
      reason: 'Hemodialysis',
    },
  ],
  conditions: [
    { is: 'esrd', since: '2023-09-05', by: 'lindgren' },
    { is: 'dialysisDependence', since: '2023-09-05', by: 'lindgren' },
    { is: 'renalAnemia', since: '2022', by: 'lindgren' },
    { is: 'renalHyperparathyroidism', since: '2022', by: 'lindgren' },
    { is: 'type2DiabetesKidney', since: '2006', by: 'lindgren' },
    { is: 'hypertension', since: '2001', by: 'lindgren' },
  ],
  allergies: [
    {
      to: 'vancomycin',
      type: 'allergy',
      reactions: ['hives'],
      severity: 'moderate',
      since: '2023-09-08',
      by: 'leclair',
    },
  ],
  medications: [
    {
      drug: 'sevelamer',
      dose: 1600,
      every: 'thriceWithMeals',
      since: '2024-02-13',
      by: 'lindgren',
      for: 'renalHyperparathyroidism',
    },
    {
      drug: 'calcitriol',
      dose: 0.5,
      since: '2023-11-14',
      by: 'lindgren',
      for: 'renalHyperparathyroidism',
    },
    {
      drug: 'epoetin',
      sig: '8,000 units into the dialysis line three times weekly at the end of treatment',
      since: '2025-03-11',
      by: 'lindgren',
      for: 'renalAnemia',
      given: 'outpatient',
    },
    {
      drug: 'carvedilol',
      dose: 12.5,
      every: 'twice',
      since: '2023-10-10',
      by: 'lindgren',
      for: 'hypertension',
    },
    {
      drug: 'amlodipine10',
      dose: 10,
      every: 'bedtime',
      since: '2021-05-18',
      by: 'lindgren',
      for: 'hypertension',
    },
    {
      drug: 'insulinGlargine',
      dose: 12,
      every: 'bedtime',
      since: '2023-10-10',
      by: 'lindgren',
      for: 'type2DiabetesKidney',
    },
    { drug: 'atorvastatin20', dose: 20, every: 'bedtime', since: '2015-04-07', by: 'okafor' },
    {
      drug: 'metformin',
      dose: 1000,
      every: 'twiceWithMeals',
      since: '2008-03-11',
      until: '2022-06-21',
      status: 'stopped',
      why: 'eGFR below 30',
    },
  ],
  flowsheets: [
    {
      on: ['2023-09-05T09:30', '2023-09-08T06:10', '2023-09-11T06:00'],
      panels: ['renalPanel'],
      rows: {
        sodium: [134, 136, 137],
        potassium: [6.1, 4.9, 4.6],
        bicarbonate: [14, 20, 22],
        urea: [118, 74, 61],
        creatinine: [11.8, 8.9, 7.9],
        phosphate: [8.4, 7.1, 6.6],
        hemoglobin: [8.2, 8.4, 8.6],
      },
    },
    {
      on: daysUpTo('2026-11-12', 34, 28),
      panels: ['renalPanel', 'bloodCount'],
      rows: {
        sodium: around(137, 2),
        potassium: around(5.1, 0.5),
        bicarbonate: around(22, 1.6),
        urea: around(58, 9),
        creatinine: drift(8.1, 9.6, 0.7),
        glucose: around(158, 34),
        calcium: around(8.9, 0.3),
        phosphate: drift(6.8, 5.4, 0.6),
        albumin: around(3.8, 0.15),
        wbc: around(6.8, 0.9),
        hemoglobin: drift(9.4, 10.7, 0.5),
        platelets: around(204, 22),
      },
    },
    {
      on: daysUpTo('2026-11-12', 12, 84),
      rows: {
        pth: drift(684, 412, 60),
        ferritin: drift(286, 742, 70),
        iron: drift(44, 68, 6),
        ironCapacity: around(232, 14),
        ironSaturation: 'derived',
        hba1c: drift(7.8, 6.9, 0.2),
        alt: around(18, 4),
      },
    },
    {
      on: ['2024-09-12', '2025-09-11', '2026-09-10'],
      rows: {
        hbvSurfaceAntigen: ['Non-reactive', 'Non-reactive', 'Non-reactive'],
        hbvSurfaceAntibody: [148, 62, 21],
        hcvAntibody: ['Non-reactive', 'Non-reactive', 'Non-reactive'],
      },
    },
    {
      on: [...sessions, '2026-11-19'],
      rows: {
        bloodPressure: [
          '146/78',
          '152/80',
          '158/84',
          '150/78',
          '148/76',
          '156/82',
          '160/84',
          '152/80',
          '150/78',
          '154/82',
          '148/76',
          '158/84',
          '158/84',
          '152/80',
          '164/88',
          '156/82',
          '150/78',
          '162/86',
          '158/80',
          '148/76',
          '160/84',
          '154/82',
          '152/78',
          '166/88',
          '158/84',
          '150/80',
          '162/86',
          '156/80',
          '152/78',
          '168/90',
          '172/92',
        ],
        heartRate: around(74, 5),
        weight: drift(86.2, 87.9, 0.6),
        height: [178],
        temperature: around(97.8, 0.4),
      },
    },
  ],
  procedures: [
    { what: 'fistula', on: '2023-06-13T08:30', minutes: 80, for: 'esrd' },
    { what: 'hemodialysis', on: '2026-11-17T07:00', minutes: 240, by: 'lindgren', for: 'esrd' },
  ],
  notes,
  immunizations: [
    { vaccine: 'hepatitisBAdult', on: ['2023-10-12', '2023-11-09'] },
    { vaccine: 'influenza', on: ['2024-10-10', '2025-10-09', '2026-10-08'] },
    { vaccine: 'pneumococcal20', on: ['2023-10-12'] },
  ],
}
