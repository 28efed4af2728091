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

const OF_A_FILE = /-file$/

/** Whether it was about sound that was recorded elsewhere: the versions of its words say so. */
export const isAboutFile = ({ script }: Pick<Consent, 'script'>): boolean => OF_A_FILE.test(script)
