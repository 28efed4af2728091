import { z } from 'zod'
import { conceptName } from '../fhir/concept.ts'
import { conceptSchema, identifierSchema, list, resourceElements } from '../fhir/elements.ts'
import { humanNameSchema, type PersonName, personName } from '../fhir/human-name.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { type Fact, nameMissing, readResource, withOddities } from './fact.ts'

const practitionerSchema = z.object({
  ...resourceElements,
  identifier: list(identifierSchema),
  name: list(humanNameSchema),
  qualification: list(z.object({ code: conceptSchema.optional() })),
})

const NPI = 'http://hl7.org/fhir/sid/us-npi'

/** Who is signed in, from the EHR's own record. */
export type SignedInUser = Fact & {
  readonly name?: PersonName | undefined
  readonly npi?: string | undefined
  readonly qualifications: readonly string[]
}

/** Reads the Practitioner (US Core) behind `fhirUser`. */
export function readUser(resource: FhirResource): SignedInUser {
  const { sent, fact } = readResource(practitionerSchema, resource)
  const name = personName(sent.name)
  return {
    ...withOddities(fact, nameMissing(name?.full)),
    name,
    npi: sent.identifier?.find(({ system }) => system === NPI)?.value,
    qualifications: (sent.qualification ?? []).flatMap(({ code }) => conceptName(code) ?? []),
  }
}
