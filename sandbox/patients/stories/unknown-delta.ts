import type { Story } from '../build/story.ts'

/** Brought in by ambulance, not yet identified: no birth date, sex not recorded, a stand-in name. */
export const unknownDelta: Story = {
  key: 'delta',
  patient: {
    mrn: '4499990',
    names: [{ use: 'temp', family: 'Unknown-Delta', given: [] }],
    sex: 'unknown',
  },
  encounters: [
    {
      on: '2026-11-19T06:55',
      by: 'castellan',
      kind: 'emergency',
      status: 'in-progress',
      reason: 'Found unresponsive',
    },
  ],
  flowsheets: [
    {
      on: ['2026-11-19T06:58', '2026-11-19T07:20'],
      oxygen: [10, 4],
      rows: {
        bloodPressure: ['104/62', '112/68'],
        heartRate: [58, 76],
        respiratoryRate: [6, 14],
        oxygenSaturation: [84, 97],
        temperature: [95.4, 95.9],
        glucoseMeter: [88, null],
      },
    },
    {
      on: ['2026-11-19T07:05'],
      panels: ['basicMetabolicPanel'],
      rows: {
        sodium: [139],
        potassium: [4.9],
        bicarbonate: [31],
        creatinine: [0.91],
        egfr: [{ absent: 'unknown', note: 'Not calculated: age and sex unknown.' }],
        glucose: [92],
        arterialPh: [7.21],
        arterialCo2: [74],
        lactate: [1.9],
      },
    },
  ],
}
