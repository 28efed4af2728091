import { assertNever } from '../kernel/assert-never.ts'
import type { FilingProgress } from './filing.ts'

/** What a print says of its note. Paper lives on: it must not promise more than is known now. */
export type PrintStatus = 'draft' | 'not-filed' | 'not-known' | 'held' | 'filed' | 'different'

/**
 * @param filing of a signed note; undefined for a draft
 */
export function printStatus(
  filing: Pick<FilingProgress, 'state' | 'verification' | 'errorCode'> | undefined,
): PrintStatus {
  if (!filing) return 'draft'
  const { state } = filing
  switch (state) {
    case 'filed':
      return 'filed'
    case 'held':
      return 'held'
    case 'needs-review':
      return 'different'
    case 'sending':
    case 'unknown':
      return 'not-known'
    case 'needs-user':
      // Looked for and not found, or not to be looked for: the EHR cannot tell for certain.
      return filing.errorCode === 'FHIR_NOT_FOUND' ||
        filing.errorCode === 'FILING_LOOK_NOT_POSSIBLE'
        ? 'not-known'
        : 'not-filed'
    case 'queued':
    case 'rejected':
      return 'not-filed'
    default:
      return assertNever(state)
  }
}
