import 'server-only'
import type FhirClient from 'fhirclient/lib/FhirClient.js'
import { z } from 'zod'
import type { FhirSearch, SearchAnswer } from '#lib/fhir/ehr.ts'
import type { FhirResource } from '#lib/fhir/resource.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { FhirFailure } from './fhir-failure.ts'

const entrySchema = z.looseObject({
  resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }).optional(),
  search: z.looseObject({ mode: z.string().optional() }).optional().catch(undefined),
})

/** An entry that cannot be read is kept as null: it must not take the others with it, nor vanish. */
const bundleSchema = z.looseObject({
  total: z.number().optional().catch(undefined),
  entry: z.array(entrySchema.nullable().catch(null)).default([]),
  link: z
    .array(
      z.looseObject({
        relation: z.string().optional().catch(undefined),
        url: z.string().optional().catch(undefined),
      }),
    )
    .default([]),
})

type Page = z.output<typeof bundleSchema>

/** What was read so far. */
type Reading = {
  readonly matches: FhirResource[]
  readonly included: FhirResource[]
  /** The `next` links already taken; a server may point back to one. */
  readonly followed: Set<string>
  pages: number
  /** Something on a page could not be read. */
  hasGaps: boolean
  total: number | undefined
  /** Where the last page said it goes on. */
  next: string | undefined
}

/** Empty pages without end are a loop too (S37). */
const MOST_PAGES = 500

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
    hasGaps: false,
    total: undefined,
    next: undefined,
  }
  let stopped: SearchAnswer['stopped']
  try {
    for await (const page of client.pages(`${search.type}?${query}`)) {
      take(reading, readPage(page))
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
  const { matches, included, total, next, hasGaps } = reading
  const isWhole = !next && !hasGaps
  return { matches, included, total, stopped: stopped ?? (isWhole ? undefined : 'page-failed') }
}

function readPage(page: unknown): Page {
  const parsed = bundleSchema.safeParse(page)
  if (!parsed.success) throw new FhirFailure(appError('FHIR_RESPONSE_UNREADABLE'))
  return parsed.data
}

function take(reading: Reading, page: Page): void {
  reading.pages += 1
  reading.total ??= page.total
  reading.next = page.link.find((link) => link.relation === 'next')?.url
  reading.hasGaps ||= page.entry.includes(null)
  for (const { resource, search } of page.entry.filter((entry) => entry !== null)) {
    if (search?.mode === 'outcome') continue
    if (!resource) {
      reading.hasGaps = true
      continue
    }
    const list = search?.mode === 'include' ? reading.included : reading.matches
    list.push(resource)
  }
}

function reasonToStop(reading: Reading, maxItems: number): SearchAnswer['stopped'] {
  if (!reading.next) return undefined
  const isFull = Math.max(reading.matches.length, reading.included.length) >= maxItems
  if (isFull) return 'item-limit'
  const isLoop = reading.followed.has(reading.next) || reading.pages >= MOST_PAGES
  return isLoop ? 'page-loop' : undefined
}
