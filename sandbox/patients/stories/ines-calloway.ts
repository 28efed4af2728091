import type { Story } from '../build/story.ts'
import { notes } from '../notes/ines-calloway.ts'

/** Seven months old, with a fever and a cough. */
export const inesCalloway: Story = {
  key: 'calloway',
  patient: {
    mrn: '4496220',
    names: [{ family: 'Calloway', given: ['Inés'] }],
    sex: 'female',
    born: '2026-04-16',
    growing: true,
    race: 'other',
    hispanic: true,
    address: ['4 Kiln Street', '43098'],
    phone: '614-555-0155',
    language: ['es', 'Spanish'],
    interpreter: true,
    contacts: [
      { role: 'parent', name: 'Lucía Calloway', relation: 'Mother', phone: '614-555-0155' },
    ],
    doctor: 'reyes',
  },
  encounters: [
    {
      on: '2026-04-16T05:10',
      until: '2026-04-18T11:00',
      kind: 'inpatient',
      by: 'reyes',
      at: 'womensHealth',
      reason: 'Birth',
      discharged: 'home',
    },
    {
      on: '2026-04-20T09:00',
      by: 'reyes',
      reason: 'Newborn jaundice check',
      about: ['neonatalJaundice'],
    },
    { on: '2026-04-30T09:00', by: 'reyes', kind: 'wellChild' },
    { on: '2026-06-16T10:20', by: 'reyes', kind: 'wellChild' },
    { on: '2026-08-18T10:20', by: 'reyes', kind: 'wellChild' },
    { on: '2026-10-20T09:40', by: 'reyes', kind: 'wellChild' },
    { on: '2026-11-19T10:00', by: 'reyes', status: 'in-progress', reason: 'Fever and cough' },
  ],
  conditions: [
    { is: 'neonatalJaundice', since: '2026-04-18', until: '2026-04-30', by: 'reyes' },
    {
      is: 'bronchiolitis',
      since: '2026-11-18',
      recorded: '2026-11-19',
      verification: 'provisional',
      category: 'encounter-diagnosis',
      by: 'reyes',
    },
  ],
  allergies: [{ to: 'none', recorded: '2026-06-16', by: 'reyes' }],
  medications: [
    { drug: 'vitaminDDrops', dose: 400, since: '2026-04-30', by: 'reyes' },
    {
      drug: 'acetaminophenLiquid',
      dose: 96,
      every: 'every6h',
      asNeeded: 'fever',
      since: '2026-10-20',
      by: 'reyes',
      note: '12 mg/kg at 7.7 kg; at most 5 doses in 24 hours.',
    },
  ],
  flowsheets: [
    {
      on: [
        '2026-04-16T06:00',
        '2026-04-20',
        '2026-04-30',
        '2026-06-16',
        '2026-08-18',
        '2026-10-20',
        '2026-11-19',
      ],
      rows: {
        weight: [3.42, 3.21, 3.55, 5.1, 6.6, 7.7, 8.0],
        height: [50.2, null, 51.6, 57.3, 62.4, 66.1],
        headCircumference: [34.2, null, 35.1, 38.3, 40.7, 42.4],
        weightForLength: [42, null, 45, 44, 51, 56],
        headPercentile: [55, null, 44, 46, 49, 52],
        heartRate: [142, 140, 144, 136, 130, 126, 152],
        respiratoryRate: [44, 42, 40, 36, 34, 32, 48],
        temperature: [98.2, 98.4, 98.6, 98.4, 98.1, 98.3, 101.3],
      },
    },
    { on: ['2026-11-19'], rows: { oxygenSaturation: [95] } },
    {
      on: ['2026-04-18T06:30', '2026-04-20', '2026-04-23T08:50'],
      rows: {
        bilirubin: [
          { value: 11.8, range: { high: 12, text: '<12 at 48 hours' } },
          { value: 14.2, range: { high: 15, text: '<15 at 4 days' } },
          { value: 9.6, range: { high: 15, text: '<15 at 7 days' } },
        ],
      },
    },
  ],
  notes,
  immunizations: [
    { vaccine: 'hepatitisBChild', on: ['2026-04-17'] },
    { vaccine: 'dtapHepBPolio', on: ['2026-06-16', '2026-08-18', '2026-10-20'] },
    { vaccine: 'hib', on: ['2026-06-16', '2026-08-18'] },
    { vaccine: 'pneumococcal20', on: ['2026-06-16', '2026-08-18', '2026-10-20'] },
    { vaccine: 'rotavirus', on: ['2026-06-16', '2026-08-18'] },
  ],
}
