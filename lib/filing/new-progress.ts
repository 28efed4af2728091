import type { Instant } from '../kernel/instant.ts'
import type { FilingProgress } from './filing.ts'

/** Where a filing begins: signed, due at once, and nothing known of it. */
export const newProgress = (signedAt: Instant): FilingProgress => ({
  state: 'queued',
  attempt: 0,
  looks: 0,
  notBefore: signedAt,
  record: undefined,
  receipt: undefined,
  adopted: false,
  verification: undefined,
  errorCode: undefined,
  ehrSaid: undefined,
  standingText: undefined,
  dismissal: undefined,
})
