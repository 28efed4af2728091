import { assertNever } from '../kernel/assert-never.ts'
import type { Filing } from './filing.ts'
import { supersedes } from './lineage.ts'

/** What a print says of its note. Paper lives on: it must not promise more than is known now. */
export type PrintStatus =
  | 'draft'
  | 'not-filed'
  | 'not-known'
  | 'held'
  | 'filed'
  | 'preliminary'
  | 'replaced'
  | 'entered-in-error'
  | 'different'

/**
 * @param filing of a signed note; undefined for a draft
 * @param family all filings of the note and of what amends it
 */
export function printStatus(filing: Filing | undefined, family: readonly Filing[]): PrintStatus {
  if (!filing) return 'draft'
  const { state } = filing
  switch (state) {
    case 'filed':
      return sinceFiled(filing, family)
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

/** Only what the EHR has done counts: an amendment on its way has changed nothing yet. */
function sinceFiled({ id, isPreliminary }: Filing, family: readonly Filing[]): PrintStatus {
  const changes = family.filter(
    (one) => one.target?.filingId === id && one.state === 'filed' && supersedes(one),
  )
  if (changes.some(({ kind }) => kind === 'void')) return 'entered-in-error'
  if (changes.length > 0) return 'replaced'
  return isPreliminary ? 'preliminary' : 'filed'
}
