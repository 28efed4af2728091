import type { FhirResource } from '#lib/fhir/resource.ts'
import {
  aCondition,
  aDocument,
  aMedicationRequest,
  anAllergy,
  anEncounter,
  anObservation,
  aPatient,
  aVitalSign,
  coded,
  loinc,
} from './fhir-builders.ts'

const allergy = (name: string, severity?: string, manifestation = 'hives') =>
  anAllergy({
    code: { text: name },
    reaction: severity ? [{ manifestation: [{ text: manifestation }], severity }] : undefined,
  })

const NO_KNOWN_DRUG = {
  system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips',
  code: 'no-known-medication-allergies',
}

/** A chart in which nothing is as it should be, and everything is still there. */
export const oddChart: readonly FhirResource[] = [
  aPatient({
    name: [
      {
        use: 'official',
        family: 'Featherstonehaugh-Villanueva y Castellanos',
        given: ['Maximiliana', 'Konstantina'],
        prefix: ['Prof.'],
      },
      { use: 'official', family: '山田', given: ['花子'] },
    ],
    birthDate: '1931',
    deceasedDateTime: '2026-08-01',
    gender: 'other',
    identifier: [{ value: 'ZX-99/1' }],
    active: false,
  }),
  anEncounter({ id: 'visit', status: 'in-progress', period: {} }),
  anEncounter({ type: undefined, class: undefined, status: 'beamed-up' }),
  ...[
    allergy('penicillin', 'severe', 'anaphylaxis'),
    allergy('peanut', 'severe', 'anaphylaxis'),
    allergy('bee venom', 'severe', 'shock'),
    allergy('latex', 'severe', 'bronchospasm'),
    allergy('ibuprofen', 'mild'),
    allergy('shellfish'),
    allergy('adhesive tape', 'moderate', 'blisters'),
    anAllergy({ id: 'nameless', code: undefined }),
    anAllergy({ code: { coding: [NO_KNOWN_DRUG] } }),
    anAllergy({ code: { text: 'codeine' }, verificationStatus: coded('refuted') }),
    anAllergy({
      code: { text: 'aspirin' },
      verificationStatus: coded('unconfirmed'),
      type: 'intolerance',
    }),
    anAllergy({ code: { text: 'egg' }, clinicalStatus: coded('resolved') }),
  ],
  anObservation({
    code: loinc('2823-3', 'Potassium'),
    valueQuantity: { value: 5.3 },
    effectiveDateTime: 'last spring',
    issued: '2026-11-12T10:00:00Z',
  }),
  anObservation({ code: loinc('718-7', 'Hemoglobin'), valueQuantity: undefined }),
  anObservation({
    code: undefined,
    valueString: 'see the comment of the laboratory, which is long and wraps',
  }),
  anObservation({
    code: loinc('600-7', 'Blood culture'),
    valueQuantity: undefined,
    valueString: 'Growth of Staphylococcus epidermidis in 1 of 4 bottles',
    interpretation: [{ text: 'probably a contaminant' }],
  }),
  anObservation({ code: loinc('2160-0', 'Creatinine'), status: 'entered-in-error' }),
  anObservation({
    code: loinc('2951-2', 'Sodium'),
    status: 'beamed-up',
    interpretation: [coded('HH')],
    valueQuantity: { value: 171, unit: 'mmol/L' },
  }),
  anObservation({ id: 'nobodys', subject: undefined }),
  aVitalSign({
    code: loinc('8310-5', 'Body temperature'),
    valueQuantity: { value: 38.4, unit: 'Cel', code: 'Cel' },
    status: 'preliminary',
  }),
  aVitalSign({
    code: { text: 'Capillary refill time, left hand, index finger' },
    valueQuantity: { value: 2.123456, unit: 's' },
  }),
  aMedicationRequest({ medicationCodeableConcept: undefined, id: 'drugless' }),
  aMedicationRequest({
    medicationCodeableConcept: {
      text: 'sulfamethoxazole-trimethoprim 800-160 mg per 20 mL oral suspension, cherry flavored, preservative-free',
    },
    dosageInstruction: undefined,
    status: 'on-hold',
    statusReason: { text: 'rising creatinine' },
  }),
  aMedicationRequest({
    medicationCodeableConcept: { text: 'hydroxyzine 25 mg tablet' },
    status: 'paused',
  }),
  aMedicationRequest({
    medicationCodeableConcept: { text: 'warfarin 5 mg tablet' },
    doNotPerform: true,
  }),
  aMedicationRequest({
    medicationCodeableConcept: { text: 'ibuprofen 400 mg tablet' },
    reportedBoolean: true,
    intent: 'plan',
  }),
  aMedicationRequest({
    medicationCodeableConcept: { text: 'morphine 10 mg' },
    status: 'entered-in-error',
  }),
  aCondition({ code: undefined, id: 'conditionless' }),
  aCondition({
    code: {
      text: 'Asthma',
      coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'J45.909' }],
    },
    onsetString: 'childhood',
  }),
  aCondition({
    code: {
      text: 'Asthma',
      coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'J45.909' }],
    },
    clinicalStatus: coded('resolved'),
  }),
  aCondition({ code: { text: 'Lupus erythematosus' }, verificationStatus: coded('refuted') }),
  aCondition({ code: { text: 'Cough' }, category: [coded('encounter-diagnosis')] }),
  aDocument({ type: undefined, id: 'untyped' }),
  aDocument({ status: 'superseded', date: '2020' }),
]
