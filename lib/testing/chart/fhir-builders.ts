import type { FhirResource } from '#lib/fhir/resource.ts'

type Elements = Readonly<Record<string, unknown>>

/** The patient of every builder, unless a test says otherwise. */
export const THE_PATIENT = 'marchetti'

const LOINC = 'http://loinc.org'

/** A CodeableConcept with a LOINC code. */
export const loinc = (code: string, text: string) => ({
  coding: [{ system: LOINC, code, display: text }],
  text,
})

const category = (code: string) => [
  {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }],
  },
]

/** A code of HL7 terminology without words, as status elements are sent. */
export const coded = (code: string) => ({ coding: [{ code }] })

let count = 0
const nextId = (type: string): string => {
  count += 1
  return `${type.toLowerCase()}-${count}`
}

function build(resourceType: string, defaults: Elements, elements: Elements): FhirResource {
  return { resourceType, id: nextId(resourceType), ...defaults, ...elements }
}

const subject = { reference: `Patient/${THE_PATIENT}` }

export const aPatient = (elements: Elements = {}): FhirResource =>
  build(
    'Patient',
    {
      id: THE_PATIENT,
      name: [{ use: 'official', family: 'Marchetti', given: ['Rosalind'], prefix: ['Mrs'] }],
      birthDate: '1958-04-05',
      gender: 'female',
      identifier: [{ type: coded('MR'), value: '4471902' }],
    },
    elements,
  )

export const aPractitioner = (elements: Elements = {}): FhirResource =>
  build('Practitioner', { name: [{ family: 'Okafor', given: ['Dayo'], prefix: ['Dr'] }] }, elements)

/** A final potassium of 5.3 mmol/L on 12-Nov-2026. */
export const anObservation = (elements: Elements = {}): FhirResource =>
  build(
    'Observation',
    {
      status: 'final',
      category: category('laboratory'),
      code: loinc('2823-3', 'Potassium'),
      subject,
      effectiveDateTime: '2026-11-12T07:40:00-06:00',
      valueQuantity: { value: 5.3, unit: 'mmol/L', code: 'mmol/L' },
    },
    elements,
  )

export const aVitalSign = (elements: Elements = {}): FhirResource =>
  anObservation({
    category: category('vital-signs'),
    code: loinc('8867-4', 'Heart rate'),
    effectiveDateTime: '2026-11-19T08:56:00-06:00',
    valueQuantity: { value: 92, unit: '/min', code: '/min' },
    ...elements,
  })

export const aBloodPressure = (systolic: number, diastolic: number, elements: Elements = {}) => {
  const pressure = (code: string, text: string, value: number) => ({
    code: loinc(code, text),
    valueQuantity: { value, unit: 'mmHg', code: 'mm[Hg]' },
  })
  return aVitalSign({
    code: loinc('85354-9', 'Blood pressure panel'),
    valueQuantity: undefined,
    component: [
      pressure('8462-4', 'Diastolic blood pressure', diastolic),
      pressure('8480-6', 'Systolic blood pressure', systolic),
    ],
    ...elements,
  })
}

export const aCondition = (elements: Elements = {}): FhirResource =>
  build(
    'Condition',
    {
      clinicalStatus: coded('active'),
      verificationStatus: coded('confirmed'),
      category: [coded('problem-list-item')],
      code: { text: 'Hypertension' },
      subject,
    },
    elements,
  )

export const aMedicationRequest = (elements: Elements = {}): FhirResource =>
  build(
    'MedicationRequest',
    {
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text: 'furosemide 40 mg tablet' },
      subject,
      authoredOn: '2026-05-14',
      dosageInstruction: [{ text: 'oral, once daily' }],
    },
    elements,
  )

export const anAllergy = (elements: Elements = {}): FhirResource =>
  build(
    'AllergyIntolerance',
    {
      clinicalStatus: coded('active'),
      verificationStatus: coded('confirmed'),
      category: ['medication'],
      code: { text: 'penicillin' },
      patient: subject,
    },
    elements,
  )

export const anEncounter = (elements: Elements = {}): FhirResource =>
  build(
    'Encounter',
    {
      status: 'in-progress',
      class: { code: 'AMB' },
      type: [{ text: 'Office visit' }],
      subject,
      period: { start: '2026-11-19T09:00:00-06:00' },
    },
    elements,
  )

export const aDocument = (elements: Elements = {}): FhirResource =>
  build(
    'DocumentReference',
    {
      status: 'current',
      type: { text: 'Progress note' },
      subject,
      date: '2026-08-14T10:30:00-05:00',
      author: [{ display: 'Dr Reyes' }],
      content: [{ attachment: { contentType: 'text/plain', data: '' } }],
    },
    elements,
  )
