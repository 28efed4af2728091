import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { AccessEntry } from './access-entry.ts'
import type { AccessScope, AuditFilter, AuditPeriod, PagePlace } from './audit-filter.ts'
import type { AccessGrant } from './audit-log.ts'

/** Newest first. */
export type AuditPage = {
  readonly entries: readonly AccessEntry[]
  /** Undefined: there are no more. */
  readonly next: PagePlace | undefined
}

/** What one user did, or was done with one patient, within a report. */
export type AccessGroup = {
  /** The user of a patient's report; the patient, with its EHR, of a user's report. */
  readonly user: string | undefined
  readonly patient: string | undefined
  readonly ehrId: string | undefined
  readonly accesses: number
  /** Refused, failed, or without a known end. */
  readonly notDone: number
  readonly launches: number
  readonly firstAt: Instant
  readonly lastAt: Instant
}

export type AuditOverview = {
  readonly accesses: number
  readonly users: number
  readonly patients: number
  readonly refused: number
  readonly failed: number
  readonly unknown: number
  /** The most frequent first. */
  readonly actions: readonly { readonly action: string; readonly accesses: number }[]
  readonly lastAt: Instant | undefined
}

/** A record as it was written, and its place in chain and tree. */
export type AuditRecordView = {
  readonly id: string
  readonly phase: 'intent' | 'outcome'
  readonly at: Instant
  readonly bootId: string
  readonly seq: number
  /** The link of the chain, lower-case hex. */
  readonly hash: string
  /** Its number in its tenant's tree; undefined: not sealed yet. */
  readonly leaf: number | undefined
  /** The exact text: ids and codes, never what a note says. */
  readonly body: string
}

export type AuditDetail = {
  readonly entry: AccessEntry
  /** The intent, and the outcome when there is one. */
  readonly records: readonly AuditRecordView[]
}

/**
 * The trail of one tenant for reports. Reading it is an access like any other, so each asks for a
 * grant; of other tenants there is nothing to be had. Every answer may be STORE_UNAVAILABLE; sums that
 * take too long are AUDIT_REPORT_TOO_LARGE.
 */
export interface AuditReports {
  search(
    grant: AccessGrant,
    query: {
      readonly tenant: string
      readonly filter: AuditFilter
      readonly after?: PagePlace | undefined
      readonly limit: number
    },
  ): Promise<Result<AuditPage>>
  /** Accesses by user, or by patient, those of the last access first. */
  group(
    grant: AccessGrant,
    query: {
      readonly tenant: string
      readonly scope: AccessScope
      readonly by: 'user' | 'patient'
      readonly limit: number
    },
  ): Promise<Result<readonly AccessGroup[]>>
  /** Undefined: the tenant has no access of this id. */
  find(
    grant: AccessGrant,
    query: { readonly tenant: string; readonly id: string },
  ): Promise<Result<AuditDetail | undefined>>
  overview(
    grant: AccessGrant,
    query: { readonly tenant: string; readonly period: AuditPeriod },
  ): Promise<Result<AuditOverview>>
}
