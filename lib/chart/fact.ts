import type { z } from 'zod'
import type { Oddity } from '../fhir/oddity.ts'
import { readTolerantly } from '../fhir/read-tolerantly.ts'
import { referenceOf } from '../fhir/reference.ts'
import type { FhirResource } from '../fhir/resource.ts'

/** What every fact of the chart carries: where it stands in the EHR, and what is odd about it. */
export type Fact = {
  /** Relative FHIR reference, `Observation/123`: the key under which it is cited. */
  readonly reference: string
  readonly versionId?: string | undefined
  readonly oddities: readonly Oddity[]
}

type SentMeta = { readonly meta?: { readonly versionId?: string | undefined } | undefined }

/**
 * Reads one resource by its schema.
 * @returns what was read, and the part every fact has
 */
export function readResource<T extends SentMeta>(
  schema: z.ZodType<T>,
  resource: FhirResource,
): { readonly sent: T; readonly fact: Fact } {
  const read = readTolerantly(schema, resource)
  // A FhirResource is an object, so there is always something to read.
  if (!read) throw new Error('a resource that is no object')
  const { value: sent, oddities } = read
  return {
    sent,
    fact: {
      reference: referenceOf(resource),
      versionId: sent.meta?.versionId,
      oddities: hasModifier(resource) ? [...oddities, { code: 'modifier-unknown' }] : oddities,
    },
  }
}

/**
 * A modifier extension may turn a record into its opposite, so a reader that does not know it must
 * not act as if it were not there (FHIR R4 extensibility, 2.4.1). None is known here.
 */
function hasModifier(element: unknown, depth = 0): boolean {
  if (typeof element !== 'object' || element === null || depth > DEEPEST) return false
  if (Array.isArray(element)) return element.some((entry) => hasModifier(entry, depth + 1))
  if ('modifierExtension' in element && !isEmptyList(element.modifierExtension)) return true
  // Contained resources are records of their own. Every part of every record passes here.
  for (const name in element) {
    if (name !== 'contained' && hasModifier(Reflect.get(element, name), depth + 1)) return true
  }
  return false
}

// Deeper than any element of R4 that is read here; what goes on below is nobody's record.
const DEEPEST = 16

const isEmptyList = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0)

/** The fact with further oddities, for what only its meaning shows. */
export const withOddities = <T extends Fact>(fact: T, more: readonly Oddity[]): T =>
  more.length === 0 ? fact : { ...fact, oddities: [...fact.oddities, ...more] }

/** A record without the name of its thing: shown as not readable, by its reference. */
export const nameMissing = (name: string | undefined): readonly Oddity[] =>
  name === undefined ? [{ code: 'name-missing' }] : []

/**
 * A status as one of the known ones. An unknown or missing one is `unknown` and reported.
 */
export function readStatus<S extends string>(
  known: readonly S[],
  sent: string | undefined,
  element: string,
): { readonly status: S | 'unknown'; readonly oddities: readonly Oddity[] } {
  if (sent === undefined)
    return { status: 'unknown', oddities: [{ code: 'status-missing', element }] }
  const status = known.find((candidate) => candidate === sent)
  if (status) return { status, oddities: [] }
  return { status: 'unknown', oddities: [{ code: 'status-unknown', element, sent }] }
}
