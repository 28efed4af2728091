import { postgresAuditIntegrity } from '#lib/adapters/postgres/audit-integrity.ts'
import { postgresAuditReports } from '#lib/adapters/postgres/audit-reports.ts'
import { postgresAuditRetention } from '#lib/adapters/postgres/audit-retention.ts'
import { postgresAuditSearch } from '#lib/adapters/postgres/audit-search.ts'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { Database } from '#lib/db/pool.ts'
import type { EhrId } from '#lib/kernel/ids.ts'
import { type Instant, instantOf } from '#lib/kernel/instant.ts'
import type { Result } from '#lib/kernel/result.ts'

/** Something that the console asks of the trail. */
export type Question = { readonly name: string; ask(): Promise<Result<unknown>> }

// Nothing is recorded here: there is nobody who asks.
const grant = {} as AccessGrant
const DAY_MS = 24 * 3_600_000
const PAGE = 100

/** A patient, a person and a record that are on the trail. */
export type Known = {
  readonly tenant: string
  readonly patient: string
  readonly user: string
  readonly id: string
}

/** Each query of the console, over 30 days where it asks for a period, and over everything. */
export function consoleQuestions(database: Database, known: Known): readonly Question[] {
  const { tenant, id } = known
  const databases = { reading: database, writing: database }
  const reports = postgresAuditReports(database)
  const integrity = postgresAuditIntegrity(databases)
  const retention = postgresAuditRetention(databases)
  const before = (days: number): Instant => instantOf(Date.now() - days * DAY_MS)
  const month = { from: before(30), to: null }
  const all = { from: null, to: null }
  const patient = { patient: { ehrId: 'main' as EhrId, id: known.patient } }
  const user = { user: known.user }
  const search = (filter: Parameters<typeof reports.search>[1]['filter']) =>
    reports.search(grant, { tenant, filter, limit: PAGE })
  const group = (by: 'user' | 'patient', scope: Parameters<typeof reports.group>[1]['scope']) =>
    reports.group(grant, { tenant, scope, by, limit: 1_000 })
  return [
    { name: 'overview, 30 days', ask: () => reports.overview(grant, { tenant, period: month }) },
    { name: 'a patient by person, 30 days', ask: () => group('user', { ...patient, ...month }) },
    { name: 'a patient by person, everything', ask: () => group('user', { ...patient, ...all }) },
    { name: 'accesses to a patient, everything', ask: () => search({ ...patient, ...all }) },
    { name: 'a person by patient, 30 days', ask: () => group('patient', { ...user, ...month }) },
    { name: 'a person by patient, everything', ask: () => group('patient', { ...user, ...all }) },
    { name: 'accesses of a person, everything', ask: () => search({ ...user, ...all }) },
    { name: 'search, the newest page', ask: () => search(all) },
    { name: 'search, failed', ask: () => search({ ...all, result: 'failed' }) },
    { name: 'search, without an end', ask: () => search({ ...month, result: 'none' }) },
    { name: 'search, one action', ask: () => search({ ...all, actions: ['note.save'] }) },
    {
      name: 'search, an action that never was',
      ask: () => search({ ...all, actions: ['note.void'] }),
    },
    { name: 'one record', ask: () => reports.find(grant, { tenant, id }) },
    {
      name: 'my own accesses to a patient',
      ask: () => postgresAuditSearch(database).ofPatientAndUser(grant, { ...known, limit: PAGE }),
    },
    { name: 'integrity', ask: () => integrity.status(grant, { tenant }) },
    { name: 'retention', ask: () => retention.status(grant) },
    {
      name: 'summary of a month, before it goes',
      ask: () => retention.summary(monthOf(before(400))),
    },
  ]
}

const monthOf = (at: Instant): string => at.slice(0, 7)
