import type { UnsavedResource } from '#sandbox/fhir/resource.ts'
import { sandbox } from './sandbox.ts'
import type { SiteId } from './system.ts'

type Facts = {
  readonly family: string
  readonly given: string
  readonly mrn: string
  /** The EHR grants it, and asks whoever shows it to have a reason stated first (ActReason BTG). */
  readonly isRestricted?: boolean
}

const breakTheGlass = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'BTG',
}

/** A synthetic patient of a test's own, put into the EHR under a given id. */
export async function storePatient(site: SiteId, id: string, facts: Facts): Promise<void> {
  const patient: UnsavedResource = {
    resourceType: 'Patient',
    id,
    ...(facts.isRestricted && { meta: { security: [breakTheGlass] } }),
    name: [{ use: 'official', family: facts.family, given: [facts.given] }],
    gender: 'female',
    birthDate: '1971-06-05',
    identifier: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
        system: 'urn:oid:2.16.840.1.113883.19.5',
        value: facts.mrn,
      },
    ],
  }
  await sandbox(site).store([patient])
}
