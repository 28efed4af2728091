import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { AccessGrant } from './audit-log.ts'

/** One thing that was done, with how it ended: an intent and its outcome laid together. */
export type TrailEntry = {
  readonly id: string
  readonly at: Instant
  readonly action: string
  /** Resource type, reference or id that it was about, when the record names one. */
  readonly what: string | undefined
  readonly launchId: string | undefined
  /** Undefined: no outcome was recorded. */
  readonly result: 'done' | 'refused' | 'failed' | 'unknown' | undefined
  readonly code: string | undefined
}

export type TrailPage = { readonly entries: readonly TrailEntry[]; readonly total: number }

/** Reading the trail is an access like any other: it needs a grant. */
export interface AuditSearch {
  /** Newest first; only this tenant's, this patient's and this user's. */
  ofPatientAndUser(
    grant: AccessGrant,
    query: {
      readonly tenant: string
      readonly patient: string
      readonly user: string
      readonly limit: number
    },
  ): Promise<Result<TrailPage>>
}
