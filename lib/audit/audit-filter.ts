import type { EhrId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/** From a moment on, up to but not including another; null: without that end. */
export type AuditPeriod = { readonly from: Instant | null; readonly to: Instant | null }

/** A patient's id together with the EHR that gave it. */
export type PatientAtEhr = { readonly ehrId: EhrId; readonly id: string }

/** `none`: nothing says how it ended. */
export type SearchedResult = 'done' | 'refused' | 'failed' | 'unknown' | 'none'

/** Whose and which accesses: everything that is given holds. */
export type AccessScope = AuditPeriod & {
  readonly patient?: PatientAtEhr
  /** `fhirUser`, or the name of a console user, exactly. */
  readonly user?: string
  readonly launchId?: string
  readonly actions?: readonly string[]
}

export type AuditFilter = AccessScope & { readonly result?: SearchedResult }

/** Where the next page goes on; nothing about a patient is in it. */
export type PagePlace = { readonly at: Instant; readonly id: string }

/** The filter as one text for the record of who asked for what, as BALP records a query. */
export function filterText({ patient, actions, ...others }: AuditFilter): string {
  const members = {
    ...others,
    patient: patient && `${patient.ehrId}/${patient.id}`,
    action: actions?.join(','),
  }
  return Object.entries(members)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .sort()
    .join('&')
}
