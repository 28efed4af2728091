import 'server-only'
import type FhirClient from 'fhirclient/lib/FhirClient.js'
import { z } from 'zod'
import type { FhirSearch, SearchAnswer } from '#lib/fhir/ehr.ts'
import type { FhirResource } from '#lib/fhir/resource.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { FhirFailure } from './fhir-failure.ts'

const bundleSchema = z.looseObject({
  total: z.number().optional().catch(undefined),
  entry: z
    .array(
      z.looseObject({
        resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }).optional(),
        search: z.looseObject({ mode: z.string().optional() }).optional(),
      }),
    )
    .catch([]),
  link: z.array(z.looseObject({ relation: z.string(), url: z.string() })).catch([]),
})

type Page = z.output<typeof bundleSchema>

/** What was read so far. */
type Reading = {
  readonly matches: FhirResource[]
  readonly included: FhirResource[]
  /** The `next` links already taken; a server may point back to one. */
  readonly followed: Set<string>
  pages: number
  total: number | undefined
  /** Where the last page said it goes on. */
  next: string | undefined
}

/**
 * Reads a search to its end, to the item limit, or to a link that was already followed (D15).
 * @throws FhirFailure when not even the first page could be read as a Bundle
 */
export async function followPages(client: FhirClient, search: FhirSearch): Promise<SearchAnswer> {
  const query = new URLSearchParams(search.parameters.map(([name, value]) => [name, value]))
  const reading: Reading = {
    matches: [],
    included: [],
    followed: new Set(),
    pages: 0,
    total: undefined,
    next: undefined,
  }
  let stopped: SearchAnswer['stopped']
  try {
    for await (const page of client.pages(`${search.type}?${query}`)) {
      take(reading, bundleSchema.parse(page))
      stopped = reasonToStop(reading, search.maxItems)
      if (stopped || !reading.next) break
      reading.followed.add(reading.next)
    }
  } catch (thrown) {
    // What the earlier pages held is worth showing, as long as the page says that it is not all.
    if (!(thrown instanceof FhirFailure) || reading.pages === 0) throw thrown
  }
  // An answer that is no Bundle is not "none recorded".
  if (reading.pages === 0) throw new FhirFailure(appError('FHIR_RESPONSE_UNREADABLE'))
  const { matches, included, total, next } = reading
  return { matches, included, total, stopped: stopped ?? (next ? 'page-failed' : undefined) }
}

function take(reading: Reading, page: Page): void {
  reading.pages += 1
  reading.total ??= page.total
  reading.next = page.link.find((link) => link.relation === 'next')?.url
  for (const { resource, search } of page.entry) {
    if (!resource || search?.mode === 'outcome') continue
    const list = search?.mode === 'include' ? reading.included : reading.matches
    list.push(resource)
  }
}

function reasonToStop(reading: Reading, maxItems: number): SearchAnswer['stopped'] {
  if (!reading.next) return undefined
  if (reading.matches.length >= maxItems) return 'item-limit'
  return reading.followed.has(reading.next) ? 'page-loop' : undefined
}
