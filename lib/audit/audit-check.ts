import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { AccessGrant } from './audit-log.ts'

/** A check of the whole trail that somebody asked for, and where it stands. */
export type AuditCheck = {
  readonly id: string
  readonly askedAt: Instant
  /** Checked so far. */
  readonly records: number
  /** About how many there are. */
  readonly total: number
  readonly state: 'under-way' | 'done' | 'interrupted' | 'unavailable'
}

/** Checks that were asked for; one at a time. Every answer may be STORE_UNAVAILABLE. */
export interface AuditChecks {
  /** @returns false while another is under way; then nothing happens */
  ask(
    grant: AccessGrant,
    check: { readonly id: string; readonly tenant: string; readonly by: string },
  ): Promise<Result<boolean>>
  /** The newest of the installation, whoever asked for it. */
  newest(): Promise<Result<AuditCheck | undefined>>
  /** That it goes on, and how far it is. @returns false when it is over, such as given up as dead */
  tell(id: string, records: number): Promise<Result<boolean>>
  end(id: string, state: Exclude<AuditCheck['state'], 'under-way'>): Promise<Result<void>>
}
