import type { Instant } from '../kernel/instant.ts'

export const consentForms = ['spoken', 'written'] as const
export const consentGivers = ['patient', 'representative'] as const

/**
 * How somebody was asked whether the visit may be recorded. Who asked is the recording's owner; what
 * they answered is its state (R1).
 */
export type Consent = {
  readonly form: (typeof consentForms)[number]
  readonly by: (typeof consentGivers)[number]
  /** Version of the words that the question was asked with. */
  readonly script: string
  readonly answeredAt: Instant
}
