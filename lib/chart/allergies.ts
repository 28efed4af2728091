import { z } from 'zod'
import { codeAmong, conceptName } from '../fhir/concept.ts'
import {
  annotationSchema,
  conceptSchema,
  date,
  list,
  resourceElements,
  text,
  texts,
} from '../fhir/elements.ts'
import type { FhirDate } from '../fhir/fhir-date.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { type Absence, absenceOf } from './allergy-absence.ts'
import { warns } from './allergy-summary.ts'
import { type Fact, nameMissing, readResource, readStatus, withOddities } from './fact.ts'
import { tallMan } from './tall-man.ts'

const allergySchema = z.object({
  ...resourceElements,
  clinicalStatus: conceptSchema.optional(),
  verificationStatus: conceptSchema.optional(),
  type: text,
  category: texts,
  criticality: text,
  code: conceptSchema.optional(),
  onsetDateTime: date,
  recordedDate: date,
  note: list(annotationSchema),
  reaction: list(
    z.object({
      substance: conceptSchema.optional(),
      manifestation: list(conceptSchema),
      description: text,
      severity: text,
    }),
  ),
})

/** How the record stands: only `active` ones (and those of unknown status) warn. */
export type AllergyStanding =
  | 'active'
  | 'inactive'
  | 'resolved'
  | 'refuted'
  | 'entered-in-error'
  | 'unknown'

export type Severity = 'severe' | 'moderate' | 'mild'

export type Allergy = Fact & {
  /** Substance, as the EHR calls it. */
  readonly name?: string | undefined
  /** The record says that there is nothing, or that nobody asked; it names no substance then. */
  readonly absence?: Absence | undefined
  readonly standing: AllergyStanding
  /** `unconfirmed`, `presumed` and the like, when it is not confirmed. */
  readonly verification?: string | undefined
  /** `intolerance` when the EHR says that it is no allergy. */
  readonly type?: string | undefined
  readonly reactions: readonly string[]
  /** The worst severity of any reaction. */
  readonly severity?: Severity | undefined
  /** The potential harm of the next exposure is high. */
  readonly isHighCriticality: boolean
  readonly isDrug: boolean
  readonly onset?: FhirDate | undefined
  readonly recorded?: FhirDate | undefined
  readonly notes: readonly string[]
}

/** Reads AllergyIntolerances (US Core), those that warn first and the severest of them first. */
export function readAllergies(resources: readonly FhirResource[]): readonly Allergy[] {
  const allergies = resources.map(readAllergy)
  return allergies.map((one) => withContradiction(one, allergies)).toSorted(bySeverity)
}

/** A record that there is none, beside one that there is one. */
function withContradiction(allergy: Allergy, all: readonly Allergy[]): Allergy {
  const { absence } = allergy
  if (absence?.kind !== 'none-known' || !warns({ ...allergy, absence: undefined })) return allergy
  const isContradicted = all.some(
    (other) => warns(other) && (absence.of === 'all' || (absence.of === 'drugs' && other.isDrug)),
  )
  return isContradicted ? withOddities(allergy, [{ code: 'contradicted' }]) : allergy
}

const CLINICAL = ['active', 'inactive', 'resolved'] as const
const VERIFICATIONS = ['entered-in-error', 'refuted', 'unconfirmed', 'presumed', 'confirmed']
const SEVERITIES: readonly Severity[] = ['severe', 'moderate', 'mild']

function readAllergy(resource: FhirResource): Allergy {
  const { sent, fact } = readResource(allergySchema, resource)
  const absence = absenceOf(sent.code)
  const name = absence ? undefined : nameOf(sent)
  const verification = codeAmong(VERIFICATIONS, sent.verificationStatus)
  const { standing, oddities } = standingOf(sent, verification)
  const reactions = sent.reaction ?? []
  return {
    ...withOddities(fact, [...(absence ? [] : nameMissing(name)), ...oddities]),
    name: name && tallMan(name),
    absence,
    standing,
    verification: verification === 'confirmed' ? undefined : verification,
    type: sent.type,
    reactions: [...new Set(reactions.flatMap(reactionWords))],
    severity: SEVERITIES.find((level) => reactions.some(({ severity }) => severity === level)),
    isHighCriticality: sent.criticality === 'high',
    isDrug: sent.category?.includes('medication') ?? false,
    onset: sent.onsetDateTime,
    recorded: sent.recordedDate,
    notes: (sent.note ?? []).flatMap((note) => (note.text?.trim() ? [note.text.trim()] : [])),
  }
}

type SentAllergy = z.output<typeof allergySchema>

const nameOf = ({ code, reaction }: SentAllergy): string | undefined =>
  conceptName(code) ?? reaction?.map(({ substance }) => conceptName(substance)).find(Boolean)

// HL7: an allergy entered in error has no clinical status (AllergyIntolerance ait-2).
function standingOf(sent: SentAllergy, verification: string | undefined) {
  if (verification === 'entered-in-error' || verification === 'refuted') {
    return { standing: verification, oddities: [] } as const
  }
  const read = readStatus(CLINICAL, codeAmong(CLINICAL, sent.clinicalStatus), 'clinicalStatus')
  return { standing: read.status, oddities: read.oddities }
}

function reactionWords(reaction: NonNullable<SentAllergy['reaction']>[number]): readonly string[] {
  const named = (reaction.manifestation ?? []).flatMap((concept) => conceptName(concept) ?? [])
  if (named.length > 0) return named
  return reaction.description?.trim() ? [reaction.description.trim()] : []
}

const STANDINGS: readonly AllergyStanding[] = [
  'active',
  'unknown',
  'inactive',
  'resolved',
  'refuted',
  'entered-in-error',
]

const bySeverity = (a: Allergy, b: Allergy): number =>
  STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
  rankOf(a) - rankOf(b) ||
  Number(b.isDrug) - Number(a.isDrug) ||
  (a.name ?? '').localeCompare(b.name ?? '', 'en')

/** Nought is the worst. High criticality weighs as much as a severe reaction. */
function rankOf({ isHighCriticality, severity }: Allergy): number {
  if (isHighCriticality) return 0
  return severity ? SEVERITIES.indexOf(severity) : SEVERITIES.length
}
