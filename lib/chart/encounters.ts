import { z } from 'zod'
import { conceptName } from '../fhir/concept.ts'
import {
  codingSchema,
  conceptSchema,
  list,
  periodSchema,
  referenceSchema,
  resourceElements,
  text,
} from '../fhir/elements.ts'
import { type FhirDate, newestFirst } from '../fhir/fhir-date.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { type Fact, nameMissing, readResource, readStatus, withOddities } from './fact.ts'

const encounterSchema = z.object({
  ...resourceElements,
  status: text,
  class: codingSchema.optional(),
  type: list(conceptSchema),
  serviceType: conceptSchema.optional(),
  reasonCode: list(conceptSchema),
  period: periodSchema.optional(),
  participant: list(z.object({ individual: referenceSchema.optional() })),
  location: list(z.object({ location: referenceSchema.optional() })),
  serviceProvider: referenceSchema.optional(),
})

type SentEncounter = z.output<typeof encounterSchema>

export type EncounterStatus =
  | 'planned'
  | 'arrived'
  | 'triaged'
  | 'in-progress'
  | 'onleave'
  | 'finished'
  | 'cancelled'
  | 'entered-in-error'
  | 'unknown'

export type Encounter = Fact & {
  /** What kind of visit: its type in the EHR's words, else its class. */
  readonly name?: string | undefined
  readonly status: EncounterStatus
  readonly start?: FhirDate | undefined
  readonly end?: FhirDate | undefined
  readonly reasons: readonly string[]
  readonly people: readonly string[]
  /** Those of them who are clinicians, with the reference that the EHR gives. */
  readonly clinicians: readonly { readonly reference: string; readonly name: string }[]
  readonly place?: string | undefined
}

const STATUSES = [
  'planned',
  'arrived',
  'triaged',
  'in-progress',
  'onleave',
  'finished',
  'cancelled',
  'entered-in-error',
] as const

// HL7 v3 ActCode, for servers that send the code alone.
const CLASSES: Readonly<Record<string, string>> = {
  AMB: 'Outpatient visit',
  EMER: 'Emergency visit',
  IMP: 'Inpatient stay',
  ACUTE: 'Inpatient stay, acute',
  NONAC: 'Inpatient stay, non-acute',
  OBSENC: 'Observation stay',
  SS: 'Short stay',
  PRENC: 'Pre-admission',
  HH: 'Home health visit',
  FLD: 'Field visit',
  VR: 'Virtual visit',
}

/** Reads Encounters (US Core), newest first. */
export const readEncounters = (resources: readonly FhirResource[]): readonly Encounter[] =>
  resources.map(readEncounter).toSorted((a, b) => newestFirst(a.start, b.start))

function readEncounter(resource: FhirResource): Encounter {
  const { sent, fact } = readResource(encounterSchema, resource)
  const { status, oddities } = readStatus(STATUSES, sent.status, 'status')
  const name = nameOf(sent)
  return {
    ...withOddities(fact, [...nameMissing(name), ...oddities]),
    name,
    status,
    start: sent.period?.start,
    end: sent.period?.end,
    reasons: (sent.reasonCode ?? []).flatMap((reason) => conceptName(reason) ?? []),
    people: displays((sent.participant ?? []).map(({ individual }) => individual)),
    clinicians: (sent.participant ?? []).flatMap(({ individual }) => clinicianOf(individual)),
    place:
      displays((sent.location ?? []).map(({ location }) => location)).at(-1) ??
      displays([sent.serviceProvider])[0],
  }
}

function nameOf({ type, serviceType, class: kind }: SentEncounter): string | undefined {
  const named = (type ?? []).map(conceptName).find(Boolean) ?? conceptName(serviceType)
  return named ?? CLASSES[kind?.code ?? ''] ?? kind?.display ?? kind?.code
}

function clinicianOf(individual: z.output<typeof referenceSchema> | undefined) {
  const { reference = '', display } = individual ?? {}
  const name = display?.trim()
  return name && /(^|\/)Practitioner\/[^/]+$/.test(reference) ? [{ reference, name }] : []
}

const displays = (
  references: readonly ({ readonly display?: string | undefined } | undefined)[],
): readonly string[] => references.flatMap((reference) => reference?.display?.trim() || [])
