import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { AccessGrant } from './audit-log.ts'

/** 45 CFR 164.316(b)(2)(i) asks six years of required documentation; the operator decides. */
export const YEARS_KEPT = 6

/** Why a month has to stay. */
export type PurgeObstacle = 'not-due' | 'held' | 'not-sealed' | 'not-shipped'

/** A month of the trail, `2020-01` by UTC, that is older than what has to be kept. */
export type DueMonth = {
  readonly month: string
  /** Of all tenants. */
  readonly records: number
  readonly obstacles: readonly PurgeObstacle[]
}

export type PurgedMonth = {
  readonly month: string
  readonly records: number
  readonly digest: string
  readonly purgedBy: string
  readonly purgedAt: Instant
}

export type RetentionStatus = {
  readonly years: number
  readonly oldestAt: Instant | undefined
  readonly due: readonly DueMonth[]
  readonly purged: readonly PurgedMonth[]
}

/** What a removal will be recorded as. */
export type MonthSummary = {
  readonly digest: string
  readonly tenants: readonly { readonly tenant: string; readonly records: number }[]
}

/** How long the trail is kept: of the whole installation. Every answer may be STORE_UNAVAILABLE. */
export interface AuditRetention {
  /** Looks into every month that is old enough; AUDIT_REPORT_TOO_LARGE when that takes too long. */
  status(grant: AccessGrant): Promise<Result<RetentionStatus>>
  setYears(grant: AccessGrant, by: string, years: number): Promise<Result<void>>
  summary(month: string): Promise<Result<MonthSummary>>
  /** @returns how many records were removed; AUDIT_PURGE_REFUSED when the month has to stay */
  purge(grant: AccessGrant, month: string, digest: string, by: string): Promise<Result<number>>
}
