import type { FhirResource } from '../fhir/resource.ts'

const to = (reference: string) => ({ reference })

const patient = (id: string, family: string, given: string, more = {}): FhirResource => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'urn:mrn', value: `mrn-${id}` }],
  name: [{ family, given: [given] }],
  gender: 'female',
  birthDate: '1958-04-05',
  ...more,
})

const encounter = (id: string, patientId: string): FhirResource => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  subject: to(`Patient/${patientId}`),
  participant: [{ individual: to('Practitioner/okafor') }],
  period: { start: '2026-11-19T09:00:00-05:00' },
})

export const observation = (
  id: string,
  patientId: string,
  category: 'laboratory' | 'vital-signs',
  effectiveDateTime: string,
): FhirResource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [
    {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/observation-category',
          code: category,
        },
      ],
    },
  ],
  code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
  subject: to(`Patient/${patientId}`),
  effectiveDateTime,
})

/** Two ordinary patients and a restricted one, two doctors, a visit each, four results. */
export const smallChart: readonly FhirResource[] = [
  patient('rosa', 'Marchetti', 'Rosalind'),
  patient('lena', 'Ölander', 'Léna'),
  patient('vip', 'Quiet', 'Vera', {
    meta: {
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' }],
    },
  }),
  { resourceType: 'Practitioner', id: 'okafor', name: [{ family: 'Okafor', given: ['Daniel'] }] },
  { resourceType: 'Practitioner', id: 'reyes', name: [{ family: 'Reyes', given: ['Ana'] }] },
  encounter('visit-rosa', 'rosa'),
  encounter('visit-lena', 'lena'),
  observation('lab-rosa', 'rosa', 'laboratory', '2026-11-18T08:00:00-05:00'),
  observation('vital-rosa', 'rosa', 'vital-signs', '2026-11-19T09:05:00-05:00'),
  observation('lab-lena', 'lena', 'laboratory', '2026-10-01T08:00:00-04:00'),
  observation('lab-vip', 'vip', 'laboratory', '2026-10-02T08:00:00-04:00'),
  {
    resourceType: 'MedicationRequest',
    id: 'order-rosa',
    status: 'active',
    intent: 'order',
    subject: to('Patient/rosa'),
    medicationReference: to('Medication/tablet'),
    authoredOn: '2026-01-05',
  },
  { resourceType: 'Medication', id: 'tablet', code: { text: 'furosemide 40 mg tablet' } },
]
