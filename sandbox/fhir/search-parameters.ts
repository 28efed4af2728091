import { elementPath } from './resource.ts'

/** One search parameter: its kind (R4 §3.1.1.4) and the elements it looks at. */
export type SearchParameter = {
  readonly kind: 'token' | 'reference' | 'date' | 'string'
  readonly elements: (resource: unknown) => readonly unknown[]
  /** Types a reference parameter points at. */
  readonly targets: readonly string[]
}

const at =
  (kind: SearchParameter['kind'], targets: readonly string[] = []) =>
  (...paths: readonly string[]): SearchParameter => {
    const readers = paths.map(elementPath)
    return { kind, targets, elements: (resource) => readers.flatMap((read) => read(resource)) }
  }

const token = at('token')
const date = at('date')
const string = at('string')
const reference = (...targets: readonly string[]) => at('reference', targets)
const patient = reference('Patient')
const encounter = reference('Encounter')('encounter')
const practitioner = reference('Practitioner', 'PractitionerRole')

/** A primitive code, whose system is fixed by its binding. */
const code = (system: string, path: string): SearchParameter => {
  const read = elementPath(path)
  return {
    kind: 'token',
    targets: [],
    elements: (resource) => read(resource).map((value) => ({ system, code: value })),
  }
}

const status = (codeSystem: string): SearchParameter =>
  code(`http://hl7.org/fhir/${codeSystem}`, 'status')

const everyType = {
  _id: token('id'),
  _lastUpdated: date('meta.lastUpdated'),
} as const satisfies Record<string, SearchParameter>

type ParameterTable = Readonly<Record<string, Readonly<Record<string, SearchParameter>>>>

const parameterTable: ParameterTable = {
  Patient: {
    identifier: token('identifier'),
    name: string('name'),
    family: string('name.family'),
    given: string('name.given'),
    birthdate: date('birthDate'),
    gender: code('http://hl7.org/fhir/administrative-gender', 'gender'),
  },
  Encounter: {
    patient: patient('subject'),
    date: date('period'),
    status: status('encounter-status'),
    class: token('class'),
    type: token('type'),
    identifier: token('identifier'),
    practitioner: practitioner('participant.individual'),
    location: reference('Location')('location.location'),
  },
  Condition: {
    patient: patient('subject'),
    category: token('category'),
    'clinical-status': token('clinicalStatus'),
    code: token('code'),
    encounter,
    'onset-date': date('onsetDateTime', 'onsetPeriod'),
    'recorded-date': date('recordedDate'),
  },
  Observation: {
    patient: patient('subject'),
    category: token('category'),
    code: token('code'),
    date: date('effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'effectiveTiming.event'),
    status: status('observation-status'),
    encounter,
  },
  MedicationRequest: {
    patient: patient('subject'),
    intent: code('http://hl7.org/fhir/CodeSystem/medicationrequest-intent', 'intent'),
    status: status('CodeSystem/medicationrequest-status'),
    encounter,
    authoredon: date('authoredOn'),
    medication: reference('Medication')('medicationReference'),
    requester: practitioner('requester'),
  },
  Medication: { code: token('code') },
  AllergyIntolerance: { patient: patient('patient'), 'clinical-status': token('clinicalStatus') },
  DocumentReference: {
    patient: patient('subject'),
    subject: reference('Patient', 'Practitioner', 'Group', 'Device')('subject'),
    encounter: reference('Encounter')('context.encounter'),
    category: token('category'),
    type: token('type'),
    date: date('date'),
    period: date('context.period'),
    status: status('document-reference-status'),
    identifier: token('masterIdentifier', 'identifier'),
    relatesto: reference('DocumentReference')('relatesTo.target'),
    author: practitioner('author'),
  },
  DiagnosticReport: {
    patient: patient('subject'),
    category: token('category'),
    code: token('code'),
    date: date('effectiveDateTime', 'effectivePeriod'),
    status: status('diagnostic-report-status'),
  },
  Procedure: {
    patient: patient('subject'),
    status: status('event-status'),
    date: date('performedDateTime', 'performedPeriod'),
    code: token('code'),
  },
  Immunization: {
    patient: patient('patient'),
    status: status('event-status'),
    date: date('occurrenceDateTime'),
  },
  CarePlan: { patient: patient('subject'), category: token('category'), date: date('period') },
  CareTeam: { patient: patient('subject') },
  Goal: {
    patient: patient('subject'),
    'lifecycle-status': code('http://hl7.org/fhir/goal-status', 'lifecycleStatus'),
    'target-date': date('target.dueDate'),
  },
  Practitioner: { identifier: token('identifier'), name: string('name') },
  PractitionerRole: {
    identifier: token('identifier'),
    practitioner: reference('Practitioner')('practitioner'),
    organization: reference('Organization')('organization'),
  },
  Organization: { identifier: token('identifier'), name: string('name', 'alias') },
  Location: { identifier: token('identifier'), name: string('name', 'alias') },
  RelatedPerson: { patient: patient('patient'), name: string('name') },
  Binary: {},
  Provenance: { target: reference()('target') },
  AuditEvent: { patient: patient('agent.who', 'entity.what'), date: date('recorded') },
  Subscription: { status: status('subscription-status') },
}

/** Type → name → parameter. Router, store and CapabilityStatement all read this one table. */
export const searchParameters: ParameterTable = Object.fromEntries(
  Object.entries(parameterTable).map(([type, parameters]) => [
    type,
    { ...everyType, ...parameters },
  ]),
)

export const resourceTypes: readonly string[] = Object.keys(searchParameters)
