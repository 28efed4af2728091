import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { AuditPeriod, PatientAtEhr } from './audit-filter.ts'
import type { AccessGrant } from './audit-log.ts'

/**
 * What was told to somebody for another purpose than treatment, payment and operations, as an
 * accounting has to say it (45 CFR 164.528(b)(2)): date, recipient and address, what, what for.
 */
export type Disclosure = {
  readonly id: string
  /** Undefined: about everybody with a record in `period`, such as an export of the trail. */
  readonly patient: PatientAtEhr | undefined
  readonly period: AuditPeriod
  readonly disclosedAt: Instant
  readonly recipient: string
  /** Where it is known. */
  readonly address: string
  readonly description: string
  readonly purpose: string
  readonly recordedBy: string
  readonly recordedAt: Instant
}

/** Every answer may be STORE_UNAVAILABLE. */
export interface Disclosures {
  record(
    grant: AccessGrant,
    disclosure: Disclosure & { readonly tenant: string },
  ): Promise<Result<void>>
  /** Those about a patient within a period, the newest first. */
  ofPatient(
    grant: AccessGrant,
    query: {
      readonly tenant: string
      readonly patient: PatientAtEhr
      readonly period: AuditPeriod
    },
  ): Promise<Result<readonly Disclosure[]>>
}
