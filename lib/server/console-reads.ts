import 'server-only'
import { z } from 'zod'
import type { PagePlace } from '#lib/audit/audit-filter.ts'
import { daysBefore } from '#lib/console/day.ts'
import { filterOf, type TrailQuery } from '#lib/console/trail-query.ts'
import { readSignals } from '#lib/flows/access-signals.ts'
import { accountDisclosures } from '#lib/flows/account-disclosures.ts'
import { readRetention } from '#lib/flows/keep-retention.ts'
import { readHolds } from '#lib/flows/legal-holds.ts'
import { readAuditOverview } from '#lib/flows/read-audit-overview.ts'
import { readAuditRecord } from '#lib/flows/read-audit-record.ts'
import { readIntegrity } from '#lib/flows/read-integrity.ts'
import { reportAccesses, subjectOf } from '#lib/flows/report-accesses.ts'
import { readBreakGlass } from '#lib/flows/review-break-glass.ts'
import { searchTrail } from '#lib/flows/search-trail.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { parseInstant } from '#lib/kernel/instant.ts'
import { err } from '#lib/kernel/result.ts'
import type { ConsoleAccess } from './console-access.ts'
import { boundedValue, pageValue } from './console-page.ts'
import { server } from './server.ts'

/** What the overview covers. */
export const OVERVIEW_DAYS = 30

export const overviewOf = async ({ reader }: ConsoleAccess) => {
  const period = { from: daysBefore(server().clock.now(), OVERVIEW_DAYS), to: null }
  return boundedValue(await readAuditOverview(server(), reader, period))
}

export const integrityOf = async ({ reader }: ConsoleAccess) =>
  pageValue(await readIntegrity(server(), reader))

/** The newest check of the whole trail: numbers, and nothing of a record. */
export const checkOf = async () => pageValue(await server().checks.newest())

export const searchOf = async (
  { reader, settings }: ConsoleAccess,
  query: TrailQuery,
  after: PagePlace | undefined,
) =>
  pageValue(
    await searchTrail(server(), reader, { filter: filterOf(query, settings.timeZone), after }),
  )

/** @returns undefined when the query names neither a patient nor a person */
export async function reportOf(
  { reader, settings }: ConsoleAccess,
  query: TrailQuery,
  after: PagePlace | undefined,
) {
  const filter = filterOf(query, settings.timeZone)
  const { from, to } = filter
  const subject = subjectOf(filter)
  if (!subject) return undefined
  return {
    subject,
    report: boundedValue(await reportAccesses(server(), reader, { subject, from, to, after })),
  }
}

const recordId = z.uuid()

export const recordOf = async ({ reader }: ConsoleAccess, id: string) =>
  pageValue(
    recordId.safeParse(id).success
      ? await readAuditRecord(server(), reader, id)
      : err(appError('AUDIT_RECORD_NOT_FOUND')),
  )

type Asked = Readonly<Record<string, string | string[] | undefined>>

/** Where the next page goes on, from an address: a time and an id, nothing of anybody. */
export function placeIn({ at, id }: Asked): PagePlace | undefined {
  const instant = typeof at === 'string' ? parseInstant(at) : undefined
  return instant && typeof id === 'string' && recordId.safeParse(id).success
    ? { at: instant, id }
    : undefined
}

/** The EHRs of one organisation, as a form offers them. */
export const ehrsOf = (tenant: string) =>
  server()
    .ehrs.all()
    .filter((entry) => entry.tenant === tenant)

/** @returns undefined when no patient is named */
export async function disclosuresOf({ reader, settings }: ConsoleAccess, query: TrailQuery) {
  const { patient, from, to } = filterOf(query, settings.timeZone)
  if (!patient) return undefined
  return pageValue(await accountDisclosures(server(), reader, { patient, from, to }))
}

export const breakGlassOf = async ({ reader }: ConsoleAccess) =>
  pageValue(await readBreakGlass(server(), reader))

export const signalsOf = async ({ reader, settings }: ConsoleAccess) =>
  boundedValue(await readSignals(server(), reader, settings.timeZone))

export const retentionOf = async ({ reader }: ConsoleAccess) =>
  boundedValue(await readRetention(server(), reader))

export const holdsOf = async ({ reader }: ConsoleAccess) =>
  pageValue(await readHolds(server(), reader))
