import type { FhirResource } from '#lib/fhir/resource.ts'
import {
  aBloodPressure,
  aCondition,
  aDocument,
  aMedicationRequest,
  anAllergy,
  anEncounter,
  anObservation,
  aPatient,
  aPractitioner,
  aVitalSign,
  coded,
  loinc,
} from './fhir-builders.ts'

// One invented patient with a full chart: what the gallery and the component tests show.

const lab = (
  id: string,
  code: string,
  name: string,
  unit: string,
  range: Limits & { readonly text?: string },
  values: readonly (readonly [day: string, value: number, more?: object])[],
): readonly FhirResource[] =>
  values.map(([day, value, more], index) =>
    anObservation({
      id: `${id}-${index}`,
      code: loinc(code, name),
      effectiveDateTime: `${day}T07:40:00-06:00`,
      valueQuantity: { value, unit, code: unit },
      referenceRange: [withUnit(range, unit)],
      performer: [{ display: 'Greyfield lab' }],
      ...more,
    }),
  )

type Limits = {
  readonly low?: { readonly value: number }
  readonly high?: { readonly value: number }
}

const withUnit = ({ low, high, ...rest }: Limits, unit: string) => ({
  ...rest,
  ...(low && { low: { ...low, unit } }),
  ...(high && { high: { ...high, unit } }),
})

const range = (low?: number, high?: number): Limits => ({
  ...(low !== undefined && { low: { value: low } }),
  ...(high !== undefined && { high: { value: high } }),
})
const inMillimoles = (value: number) => ({
  valueQuantity: { value, unit: 'mmol/L', code: 'mmol/L' },
  referenceRange: [withUnit(range(3.9, 5.5), 'mmol/L')],
})
const high = { interpretation: [coded('H')] }
const low = { interpretation: [coded('L')] }

const labs: readonly FhirResource[] = [
  ...lab(
    'ntprobnp',
    '33762-6',
    'NT-proBNP',
    'pg/mL',
    { text: 'under 300', ...range(undefined, 300) },
    [
      ['2026-11-12', 1840, high],
      ['2026-08-20', 1105, high],
      ['2026-05-28', 612, high],
      ['2025-11-21', 410, high],
      ['2025-07-09', 335, high],
    ],
  ),
  ...lab('potassium', '2823-3', 'Potassium', 'mmol/L', { text: '3.5–5.1', ...range(3.5, 5.1) }, [
    ['2026-11-12', 5.3, high],
    [
      '2026-09-29',
      5.4,
      { ...high, performer: [{ display: 'Outside lab' }], note: [{ text: 'specimen hemolyzed' }] },
    ],
    ['2026-08-20', 5],
    ['2026-06-16', 4.7],
    ['2026-05-28', 5.6, high],
    ['2026-03-11', 4.8],
    ['2025-11-21', 4.5],
    ['2025-07-09', 4.6],
    ['2025-03-14', 4.4],
  ]),
  ...lab('creatinine', '2160-0', 'Creatinine', 'mg/dL', { text: '0.50–1.10', ...range(0.5, 1.1) }, [
    ['2026-11-12', 1.24, high],
    ['2026-08-20', 1.18, high],
    ['2026-05-28', 1.1],
    ['2026-03-11', 1.02],
    ['2025-11-21', 0.98],
    ['2025-03-14', 0.91],
  ]),
  ...lab('egfr', '98979-8', 'eGFR', 'mL/min/1.73 m²', { text: '60 or over', ...range(60) }, [
    ['2026-11-12', 47, low],
    ['2026-08-20', 50, low],
    ['2026-05-28', 54, low],
    ['2026-03-11', 58, low],
    ['2025-11-21', 61],
    ['2025-03-14', 66],
  ]),
  ...lab('hba1c', '4548-4', 'HbA1c', '%', { text: 'under 5.7', ...range(undefined, 5.7) }, [
    ['2026-11-12', 7.4, high],
    ['2026-05-28', 7.6, high],
    ['2025-11-21', 7.5, high],
    ['2025-03-14', 8.2, high],
  ]),
  ...lab('sodium', '2951-2', 'Sodium', 'mmol/L', range(135, 145), [
    ['2026-11-12', 137],
    ['2026-08-20', 139],
    ['2026-05-28', 138],
    ['2025-11-21', 138],
  ]),
  ...lab('magnesium', '19123-9', 'Magnesium', 'mg/dL', range(1.7, 2.2), [
    ['2026-08-20', 1.6],
    ['2025-11-21', 1.9],
  ]),
  ...lab('troponin', '67151-1', 'Troponin T, high sensitivity', 'ng/L', range(undefined, 14), [
    ['2026-08-20', 5, { valueQuantity: { value: 5, comparator: '<', unit: 'ng/L', code: 'ng/L' } }],
  ]),
  ...lab('glucose', '2345-7', 'Glucose', 'mg/dL', range(70, 99), [
    ['2026-05-28', 162, { ...high, status: 'corrected' }],
    ['2025-03-14', 9.4, { ...inMillimoles(9.4), ...high }],
    ['2024-09-14', 8.8, { ...inMillimoles(8.8), ...high }],
  ]),
  ...lab('hemoglobin', '718-7', 'Hemoglobin', 'g/dL', range(12, 15.5), [
    ['2026-05-28', 6.8, { interpretation: [coded('LL')], status: 'preliminary' }],
    ['2025-11-21', 12.8],
  ]),
  anObservation({
    id: 'hepatitis',
    code: loinc('13955-0', 'Hepatitis C virus antibody'),
    valueQuantity: undefined,
    valueCodeableConcept: { text: 'Not detected' },
    effectiveDateTime: '2024-02-11',
  }),
]

const vital = (
  id: string,
  code: string,
  name: string,
  unit: string,
  value: number,
  day = '2026-11-19T08:56:00-06:00',
) =>
  aVitalSign({
    id,
    code: loinc(code, name),
    valueQuantity: { value, unit, code: unit },
    effectiveDateTime: day,
  })

const vitals: readonly FhirResource[] = [
  aBloodPressure(148, 84, { id: 'bp-0' }),
  aBloodPressure(141, 80, { id: 'bp-1', effectiveDateTime: '2026-09-02T10:02:00-05:00' }),
  aBloodPressure(138, 82, { id: 'bp-2', effectiveDateTime: '2026-05-14T09:40:00-05:00' }),
  vital('pulse', '8867-4', 'Heart rate', '/min', 92),
  vital('spo2', '2708-6', 'Oxygen saturation', '%', 94),
  vital('weight-0', '29463-7', 'Body weight', 'kg', 81.4),
  vital('weight-1', '29463-7', 'Body weight', 'kg', 78.3, '2026-09-02T10:02:00-05:00'),
  vital('weight-2', '29463-7', 'Body weight', 'kg', 78.9, '2026-05-14T09:40:00-05:00'),
  vital('breathing', '9279-1', 'Respiratory rate', '/min', 20),
  vital('height', '8302-2', 'Body height', 'cm', 163, '2026-05-14T09:40:00-05:00'),
]

const drug = (id: string, name: string, sig: string, since: string, more: object = {}) =>
  aMedicationRequest({
    id,
    medicationCodeableConcept: { text: name },
    dosageInstruction: [{ text: sig }],
    authoredOn: since,
    ...more,
  })

const medications: readonly FhirResource[] = [
  drug('furosemide', 'furosemide 40 mg tablet', 'oral, once daily', '2026-05-14'),
  drug('lisinopril', 'lisinopril 20 mg tablet', 'oral, once daily', '2026-08-14', {
    note: [{ text: 'raised from 10 mg' }],
  }),
  drug('metoprolol', 'metoprolol succinate ER 50 mg tablet', 'oral, once daily', '2024-06-03'),
  drug('empagliflozin', 'empagliflozin 10 mg tablet', 'oral, once daily', '2024-06-03'),
  drug('metformin', 'metformin 500 mg tablet', 'oral, twice daily with meals', '2019-02-20'),
  drug('atorvastatin', 'atorvastatin 40 mg tablet', 'oral, once daily at night', '2016-10-11'),
  drug('spironolactone', 'spironolactone 25 mg tablet', 'oral, once daily', '2026-03-11', {
    status: 'stopped',
    statusReason: { text: 'potassium 5.6 mmol/L' },
    dispenseRequest: { validityPeriod: { end: '2026-06-02' } },
  }),
  drug('amoxicillin', 'doxycycline 100 mg capsule', 'oral, twice daily for 7 days', '2025-01-09', {
    status: 'completed',
  }),
]

const SNOMED = 'http://snomed.info/sct'
const problem = (id: string, name: string, onset: string, more: object = {}) =>
  aCondition({ id, code: { text: name }, onsetDateTime: onset, ...more })
const diabetes = {
  text: 'Type 2 diabetes mellitus',
  coding: [{ system: SNOMED, code: '44054006' }],
}

const problems: readonly FhirResource[] = [
  problem('hfref', 'Heart failure with reduced ejection fraction', '2024-03'),
  problem('ckd', 'Chronic kidney disease, stage 3a', '2023'),
  problem('diabetes-0', '', '2011', { code: diabetes }),
  problem('diabetes-1', '', '2014-05', { code: diabetes }),
  problem('hypertension', 'Hypertension', '2006'),
  problem('knee', 'Osteoarthritis, right knee', '2019'),
  problem('lipids', 'Hyperlipidemia', '2012'),
  problem('pneumonia', 'Pneumonia', '2025-01', {
    clinicalStatus: coded('resolved'),
    abatementDateTime: '2025-02-03',
  }),
]

const allergies: readonly FhirResource[] = [
  anAllergy({
    id: 'penicillin',
    criticality: 'high',
    onsetDateTime: '2009',
    reaction: [{ manifestation: [{ text: 'anaphylaxis' }], severity: 'severe' }],
  }),
  anAllergy({
    id: 'sulfa',
    code: { text: 'sulfamethoxazole-trimethoprim' },
    onsetDateTime: '2016',
    reaction: [{ manifestation: [{ text: 'rash' }], severity: 'mild' }],
  }),
]

const visit = (id: string, name: string, day: string, more: object = {}) =>
  anEncounter({ id, type: [{ text: name }], period: { start: day }, ...more })

const visits: readonly FhirResource[] = [
  visit('visit', 'Office visit', '2026-11-19T09:00:00-06:00', {
    participant: [{ individual: { display: 'Dr Okafor' } }],
    location: [{ location: { display: 'Internal medicine, room 4' } }],
  }),
  visit('visit-1', 'Office visit', '2026-09-02T10:00:00-05:00', {
    status: 'finished',
    reasonCode: [{ text: 'Heart failure follow-up' }],
  }),
  visit('visit-2', 'Emergency visit', '2026-05-27T22:14:00-05:00', {
    status: 'finished',
    reasonCode: [{ text: 'Hyperkalemia' }],
  }),
  visit('visit-3', 'Office visit', '2026-05-14T09:30:00-05:00', { status: 'finished' }),
]

const documents: readonly FhirResource[] = [
  aDocument({ id: 'doc-0', docStatus: 'final' }),
  aDocument({
    id: 'doc-1',
    type: { text: 'Discharge summary' },
    date: '2026-05-29T15:02:00-05:00',
    docStatus: 'preliminary',
  }),
]

/** Everything the EHR has about the gallery's patient. */
export const marchetti: readonly FhirResource[] = [
  aPatient(),
  aPractitioner({ id: 'okafor' }),
  ...vitals,
  ...labs,
  ...medications,
  ...problems,
  ...allergies,
  ...visits,
  ...documents,
]
