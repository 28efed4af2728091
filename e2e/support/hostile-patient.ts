import type { UnsavedResource } from '#sandbox/fhir/resource.ts'

/** Runs where text is taken for markup: in an element, after a script’s end, out of an attribute. */
const attack = (field: string): string =>
  `<img src=x onerror="window.ran='${field}'"></script><script>window.ran='${field}'</script>"><svg onload=window.ran='${field}'>\u2028{{7*7}}`

export const attackMark = '<img src=x onerror='

const id = 'hostile-1'
const subject = { reference: `Patient/${id}`, display: attack('display') }
const today = () => new Date().toISOString()
const text = (field: string) => ({ text: attack(field) })
const status = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
})
const category = (code: string) => [status('observation-category', code)]
const base64 = (content: string): string => Buffer.from(content).toString('base64')

const records = (): readonly UnsavedResource[] => [
  {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: status('allergyintolerance-clinical', 'active'),
    verificationStatus: status('allergyintolerance-verification', 'confirmed'),
    code: text('allergy'),
    patient: subject,
    reaction: [{ manifestation: [text('reaction')], severity: 'severe' }],
  },
  {
    resourceType: 'Condition',
    clinicalStatus: status('condition-clinical', 'active'),
    verificationStatus: status('condition-ver-status', 'confirmed'),
    category: [status('condition-category', 'problem-list-item')],
    code: text('problem'),
    subject,
  },
  {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: text('medication'),
    subject,
    authoredOn: today(),
    dosageInstruction: [{ text: attack('sig') }],
  },
  {
    resourceType: 'Observation',
    status: 'final',
    category: category('laboratory'),
    code: text('lab'),
    subject,
    effectiveDateTime: today(),
    valueQuantity: { value: 4, unit: attack('unit') },
    referenceRange: [{ text: attack('range') }],
  },
  {
    resourceType: 'Observation',
    status: 'final',
    category: category('laboratory'),
    code: { text: 'Culture' },
    subject,
    effectiveDateTime: today(),
    valueString: attack('value'),
  },
  {
    resourceType: 'DocumentReference',
    status: 'current',
    type: text('document'),
    description: attack('title'),
    subject,
    date: today(),
    author: [{ display: attack('author') }],
    content: [{ attachment: { contentType: 'text/html', data: base64(attack('note')) } }],
  },
]

/** A patient whose every text tries to run in the page that shows it. */
export const hostilePatient = {
  id,
  resources: (): readonly UnsavedResource[] => [
    {
      resourceType: 'Patient',
      id,
      identifier: [
        { type: status('v2-0203', 'MR'), system: 'urn:oid:1.2.3.4', value: attack('mrn') },
      ],
      name: [{ use: 'official', family: attack('family'), given: [attack('given')] }],
      gender: 'female',
      birthDate: '1970-01-01',
    },
    ...records(),
  ],
}
