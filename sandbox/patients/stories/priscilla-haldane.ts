import type { Story } from '../build/story.ts'

/** New today: demographics, and nothing else. */
export const priscillaHaldane: Story = {
  key: 'haldane',
  patient: {
    mrn: '4498871',
    names: [{ family: 'Haldane-Moe', given: ['Priscilla'] }],
    sex: 'female',
    born: '1997-08-08',
    address: ['310 Willow Bend', '43099'],
    phone: '614-555-0220',
    language: ['en', 'English'],
  },
  encounters: [
    { on: '2026-11-19T11:40', by: 'okafor', kind: 'newPatient', minutes: 40, status: 'planned' },
  ],
}
