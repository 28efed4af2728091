import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { PatientAtEhr } from './audit-filter.ts'
import type { AccessGrant } from './audit-log.ts'
import type { ReviewOutcome } from './break-glass.ts'

/**
 * What in the trail is worth a look, each computed from it alone. The trail holds no names, so what
 * follows from one (a relative, the user's own record, somebody known) cannot be said.
 */
export const signalRules = [
  /** A chart was looked at without a visit, and nothing was written. */
  'without-visit',
  /** The same chart on several days, and nothing was ever written. */
  'returning',
  /** A restricted chart was opened for a stated reason, and nothing was written. */
  'restricted-unwritten',
  /** Far more patients in a day than on this person's other days. */
  'many-patients',
  /** At an hour at which this person was never there before. */
  'unusual-hour',
] as const
export type SignalRule = (typeof signalRules)[number]

/** When a rule speaks. */
export const signalLimits = {
  /** Days that are looked at, and days before them that tell what is usual. */
  days: 30,
  usualDays: 60,
  /** So many active days must be known before anything is called usual. */
  knownDays: 10,
  returningDays: 4,
  manyPatients: 10,
  /** Standard deviations above the mean of this person's own days. */
  deviations: 3,
  /** Signals of one rule that are shown, the newest. */
  mostOfARule: 200,
} as const

/** What a signal is about; its id follows from it. */
export type SignalSubject = {
  readonly rule: SignalRule
  /** As the trail names them. */
  readonly user: string
  readonly patient: PatientAtEhr | undefined
  /** `2026-11-19` on the console's clock; the newest where it is about several. */
  readonly day: string
}

export type FoundSignal = SignalSubject & {
  readonly lastAt: Instant
  /** Visits, days, openings, patients, or the hour: what the rule is about. */
  readonly count: number
  /** What this person's own days are like, where the rule compares. */
  readonly usual: number | undefined
}

export type SignalReview = {
  readonly outcome: ReviewOutcome
  readonly comment: string
  readonly by: string
  readonly at: Instant
}

export type AccessSignal = FoundSignal & {
  readonly id: string
  readonly review: SignalReview | undefined
}

/** @returns lower-case hex; the same for the same subject whenever it is computed */
export const signalId = (
  sha256: Sha256,
  tenant: string,
  { rule, user, patient, day }: SignalSubject,
): string =>
  sha256(JSON.stringify([tenant, rule, user, patient?.ehrId ?? '', patient?.id ?? '', day]))

/** Every answer may be STORE_UNAVAILABLE. */
export interface AccessSignals {
  /** The newest first. @returns AUDIT_REPORT_TOO_LARGE as well */
  found(
    grant: AccessGrant,
    query: {
      readonly tenant: string
      readonly until: Instant
      /** By whose clock days begin. */
      readonly zone: string
      /** Of each rule. */
      readonly limit: number
    },
  ): Promise<Result<readonly FoundSignal[]>>
  /** Reviews by the id of their signal. */
  reviews(
    grant: AccessGrant,
    query: { readonly tenant: string; readonly ids: readonly string[] },
  ): Promise<Result<ReadonlyMap<string, SignalReview>>>
  /** @returns false when it is reviewed already */
  review(
    grant: AccessGrant,
    query: { readonly tenant: string; readonly id: string; readonly review: SignalReview },
  ): Promise<Result<boolean>>
}
