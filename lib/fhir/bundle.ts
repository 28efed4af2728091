import { z } from 'zod'
import { decimal, list, text } from './elements.ts'
import { readTolerantly } from './read-tolerantly.ts'
import { isResource } from './reference.ts'
import type { FhirResource } from './resource.ts'

const bundleSchema = z.object({
  total: decimal,
  link: list(z.object({ relation: text, url: text })),
  entry: list(
    z.object({
      fullUrl: text,
      resource: z.unknown().optional(),
      search: z.object({ mode: text }).optional(),
    }),
  ),
})

/** One page of a search answer. */
export type SearchPage = {
  readonly matches: readonly FhirResource[]
  readonly included: readonly FhirResource[]
  /** OperationOutcomes the server added to the answer. */
  readonly outcomes: readonly FhirResource[]
  readonly total: number | undefined
  /** URL of the next page, as the server wrote it. */
  readonly next: string | undefined
}

/**
 * Reads a searchset. An entry without `search.mode` counts as a match, as many servers leave it out.
 * Source: FHIR R4 search, 3.1.1.6.
 * @returns undefined when the JSON is not a Bundle
 */
export function readSearchPage(json: unknown): SearchPage | undefined {
  if (!isResource(json) || json.resourceType !== 'Bundle') return undefined
  const bundle = readTolerantly(bundleSchema, json)?.value
  if (!bundle) return undefined
  const entries = (bundle.entry ?? []).flatMap(({ resource, search }) =>
    isResource(resource) ? [{ resource, mode: modeOf(resource, search?.mode) }] : [],
  )
  const of = (mode: string) =>
    entries.filter((entry) => entry.mode === mode).map(({ resource }) => resource)
  return {
    matches: of('match'),
    included: of('include'),
    outcomes: of('outcome'),
    total: bundle.total,
    next: bundle.link?.find(({ relation }) => relation === 'next')?.url,
  }
}

function modeOf(resource: FhirResource, sent: string | undefined): 'match' | 'include' | 'outcome' {
  if (resource.resourceType === 'OperationOutcome') return 'outcome'
  return sent === 'include' ? 'include' : 'match'
}
