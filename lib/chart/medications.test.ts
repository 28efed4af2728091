import { describe, expect, test } from 'vitest'
import { aMedicationRequest } from '../testing/chart/fhir-builders.ts'
import { drugName } from './drug-name.ts'
import { readMedications } from './medications.ts'
import { tallMan } from './tall-man.ts'

const read = (
  elements: Record<string, unknown>,
  included: Parameters<typeof readMedications>[1] = [],
) => {
  const [medication] = readMedications([aMedicationRequest(elements)], included)
  if (!medication) throw new Error('no medication')
  return medication
}

describe('medications', () => {
  test('drug, strength, dose, route and frequency are whole', () => {
    expect(read({})).toMatchObject({
      name: { drug: 'furosemide', strength: '40 mg tablet' },
      sig: 'oral, once daily',
      status: 'active',
      since: '2026-05-14',
    })
  })

  test('each status has its group, and an unknown one is shown among the others', () => {
    const statuses = [
      'completed',
      'stopped',
      'on-hold',
      'active',
      'entered-in-error',
      'paused',
      'draft',
    ]
    const facts = readMedications(
      statuses.map((status) => aMedicationRequest({ status })),
      [],
    )
    expect(facts.map(({ group }) => group)).toEqual([
      'active',
      'on-hold',
      'other',
      'other',
      'stopped',
      'completed',
      'withdrawn',
    ])
    expect(facts.find(({ status }) => status === 'unknown')?.oddities).toEqual([
      { code: 'status-unknown', element: 'status', sent: 'paused' },
    ])
  })

  test('the newest comes first within its group', () => {
    const dates = ['2024-01-01', undefined, '2026-01-01']
    const facts = readMedications(
      dates.map((authoredOn) => aMedicationRequest({ authoredOn })),
      [],
    )
    expect(facts.map(({ since }) => since)).toEqual(['2026-01-01', '2024-01-01', undefined])
  })

  test('the drug may stand in a contained or included Medication, or only in the display', () => {
    const medication = {
      resourceType: 'Medication',
      id: 'm',
      code: { text: 'warfarin 5 mg' },
      form: { text: 'tablet' },
    }
    const refers = (reference: string, display?: string) => ({
      medicationCodeableConcept: undefined,
      medicationReference: { reference, display },
    })
    expect(read({ ...refers('#m'), contained: [medication] }).name?.strength).toBe('5 mg tablet')
    expect(read(refers('Medication/m'), [medication]).name?.drug).toBe('warfarin')
    expect(read(refers('Medication/x', 'apixaban 5 mg')).name?.drug).toBe('apixaban')
    expect(read(refers('Medication/x'))).toMatchObject({
      name: undefined,
      oddities: [{ code: 'name-missing' }],
    })
  })

  test('why it was stopped and until when it was meant are kept apart', () => {
    expect(
      read({
        status: 'stopped',
        statusReason: { text: 'potassium 5.6 mmol/L' },
        dosageInstruction: [
          { timing: { repeat: { boundsPeriod: { start: '2026-03-11', end: '2026-06-02' } } } },
        ],
      }),
    ).toMatchObject({
      statusReason: 'potassium 5.6 mmol/L',
      since: '2026-03-11',
      until: '2026-06-02',
    })
  })

  test('an order not to give a drug says so', () => {
    expect(read({ doNotPerform: true }).isProhibition).toBe(true)
    expect(read({ doNotPerform: false }).isProhibition).toBe(false)
  })

  test.each(['true', 'false', 1, {}])(
    'an order of which %j says whether it forbids is shown as forbidding, with a mark',
    (doNotPerform) => {
      expect(read({ doNotPerform })).toMatchObject({
        isProhibition: true,
        oddities: [{ code: 'element-unreadable', element: 'doNotPerform' }],
      })
    },
  )
})

describe('the name of a drug', () => {
  test.each([
    ['furosemide 40 mg tablet', 'furosemide', '40 mg tablet'],
    ['metoprolol succinate ER 50 mg tablet', 'metoprolol succinate ER', '50 mg tablet'],
    ['Hydrochlorothiazide 25 MG', 'hydroCHLOROthiazide', '25 mg'],
    ['Methotrexate 10 MG Oral Tablet', 'Methotrexate', '10 mg Oral Tablet'],
    ['Lasix', 'Lasix', ''],
    [
      'Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet',
      'Amoxicillin 250 mg / Clavulanate 125 mg Oral Tablet',
      '',
    ],
    [
      '60 ACTUAT Fluticasone propionate 0.25 MG/ACTUAT',
      '60 actuation Fluticasone propionate 0.25 mg/actuation',
      '',
    ],
    ['0.3 ML Epinephrine 1 MG/ML Auto-Injector', '0.3 mL EPINEPHrine 1 mg/mL Auto-Injector', ''],
    [
      'sulfamethoxazole-trimethoprim 800-160 mg tablet',
      'sulfamethoxazole-trimethoprim',
      '800-160 mg tablet',
    ],
  ])('%s', (text, drug, strength) => {
    expect(drugName(text)).toEqual({ drug, strength })
  })

  test('nothing of the text is lost', () => {
    for (const text of [
      'vitamin B12 1000 mcg tablet',
      'insulin glargine 100 units/mL',
      'a 1 b 2',
    ]) {
      const { drug, strength } = drugName(text)
      expect([drug, strength].filter(Boolean).join(' ')).toBe(text)
    }
  })

  test('look-alikes are written in tall man letters, brands as sent', () => {
    expect(tallMan('hydroxyzine HCl, Hydralazine, PREDNISONE')).toBe(
      'hydrOXYzine HCl, hydrALAZINE, predniSONE',
    )
    expect(tallMan('Lasix, glucophage, prednisonelike')).toBe('Lasix, glucophage, prednisonelike')
  })
})
