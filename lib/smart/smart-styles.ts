import type { AccessGrant } from '../audit/audit-log.ts'
import type { EhrRegistration } from './ehr-registration.ts'
import type { SmartStyle } from './smart-style.ts'

/** The looks that EHRs ask for (`smart_style_url`, SMART 2.2 launch context). */
export interface SmartStyles {
  /** A look that cannot be had in time is none: no page waits for it. */
  read(
    grant: AccessGrant,
    registration: EhrRegistration,
    url: string,
  ): Promise<SmartStyle | undefined>
}
