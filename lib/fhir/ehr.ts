import type { AccessGrant } from '../audit/audit-log.ts'
import type { Result } from '../kernel/result.ts'
import type { FhirResource } from './resource.ts'

/** One FHIR search. Parameters in order, as they go on the wire; a name may occur twice. */
export type FhirSearch = {
  readonly type: string
  readonly parameters: readonly (readonly [name: string, value: string])[]
  /** Paging stops after this many resources, and says so. */
  readonly maxItems: number
}

export type SearchAnswer = {
  /** Matches in the server's order, included resources apart. */
  readonly matches: readonly FhirResource[]
  readonly included: readonly FhirResource[]
  /** `Bundle.total`, when the server gave one. */
  readonly total: number | undefined
  /** Why paging stopped before the end; undefined when the end was reached. */
  readonly stopped: 'item-limit' | 'page-loop' | 'page-failed' | undefined
}

/**
 * The EHR's FHIR server as one launch sees it (its token, its patient). Every call needs the grant
 * of a committed audit intent.
 *
 * Errors of both: FHIR_UNREACHABLE, FHIR_TIMEOUT, FHIR_UNAUTHORIZED, FHIR_FORBIDDEN,
 * FHIR_NOT_FOUND, FHIR_NOT_SUPPORTED, FHIR_BUSY, FHIR_REFUSED, FHIR_SERVER_ERROR,
 * FHIR_RESPONSE_UNREADABLE, FHIR_RESPONSE_TOO_LARGE, FHIR_HOST_REFUSED, SESSION_ENDED.
 */
export interface Ehr {
  read(grant: AccessGrant, type: string, id: string): Promise<Result<FhirResource>>
  search(grant: AccessGrant, search: FhirSearch): Promise<Result<SearchAnswer>>
}
