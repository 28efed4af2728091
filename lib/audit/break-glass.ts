import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { PatientAtEhr } from './audit-filter.ts'
import type { AccessGrant } from './audit-log.ts'

/** Why a restricted chart is opened, by the codes of HL7 v3 ActReason where there is one. */
export const breakGlassReasons = ['ETREAT', 'TREAT', 'COC', 'PATRQT', 'OTHER'] as const
export type BreakGlassReason = (typeof breakGlassReasons)[number]

export const reviewOutcomes = ['justified', 'not-justified', 'follow-up'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** The EHR's mark on a chart: HL7 v3 Confidentiality restricted, very restricted, or a purpose. */
export type ChartLabel = 'R' | 'V' | 'BTG'

/** A restricted chart opened by one user for a stated reason and a limited time. */
export type BreakGlass = {
  readonly id: string
  readonly patient: PatientAtEhr
  readonly user: string
  readonly launchId: string
  readonly label: ChartLabel
  readonly reasonCode: BreakGlassReason
  /** In the user's own words. */
  readonly reason: string
  readonly openedAt: Instant
  readonly endsAt: Instant
}

export type BreakGlassReview = {
  readonly outcome: ReviewOutcome
  readonly comment: string
  readonly by: string
  readonly at: Instant
}

export type ReviewedBreakGlass = BreakGlass & { readonly review: BreakGlassReview | undefined }

/** Long enough for a visit; then the reason is asked for again. */
export const BREAK_GLASS_MS = 60 * 60_000

/** What is known of a launch's chart: its mark, and until when its user has it open. */
export type ChartGate = {
  /** `none`: the EHR does not mark it; undefined: nobody has asked yet. */
  readonly label: ChartLabel | 'none' | undefined
  readonly openUntil: Instant | undefined
}

/** Whose chart it is, and who wants to see it. */
export type GateQuery = {
  readonly tenant: string
  readonly launchId: string
  readonly patient: PatientAtEhr
  readonly user: string
}

/** Whether a chart is marked and nobody with a stated reason has it open. */
export const isClosed = ({ label, openUntil }: ChartGate): boolean =>
  label !== undefined && label !== 'none' && openUntil === undefined

/** Every answer may be STORE_UNAVAILABLE. */
export interface BreakGlassStore {
  gate(query: GateQuery, now: Instant): Promise<Result<ChartGate>>
  keepLabel(launchId: string, label: ChartLabel | 'none'): Promise<Result<void>>
  /** The same one again changes nothing. */
  open(grant: AccessGrant, one: BreakGlass & { readonly tenant: string }): Promise<Result<void>>
  /** Those of a tenant, unreviewed ones first, then the newest; at most `limit`. */
  all(
    grant: AccessGrant,
    query: { readonly tenant: string; readonly limit: number },
  ): Promise<Result<readonly ReviewedBreakGlass[]>>
  /** @returns false when the tenant has no such one, or it is reviewed already */
  review(
    grant: AccessGrant,
    query: { readonly tenant: string; readonly id: string; readonly review: BreakGlassReview },
  ): Promise<Result<boolean>>
}
