import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { AuditPeriod, PatientAtEhr } from './audit-filter.ts'
import type { AccessGrant } from './audit-log.ts'

/** Who did something, when, and why in words. */
export type Decision = { readonly by: string; readonly at: Instant; readonly reason: string }

/** Keeps every month with a record of what it names; without a name and a period, every month. */
export type LegalHold = AuditPeriod & {
  readonly id: string
  readonly patient: PatientAtEhr | undefined
  readonly user: string | undefined
  readonly placed: Decision
  /** Undefined while it holds. */
  readonly lifted: Decision | undefined
}

/** Holds of one tenant at a time. Every answer may be STORE_UNAVAILABLE. */
export interface LegalHolds {
  place(
    grant: AccessGrant,
    hold: Omit<LegalHold, 'lifted'> & { readonly tenant: string },
  ): Promise<Result<void>>
  /** @returns false when the tenant has no such hold in force */
  lift(
    grant: AccessGrant,
    end: { readonly tenant: string; readonly id: string; readonly lifted: Decision },
  ): Promise<Result<boolean>>
  /** Those in force first, the newest first. */
  all(grant: AccessGrant, query: { readonly tenant: string }): Promise<Result<readonly LegalHold[]>>
}
