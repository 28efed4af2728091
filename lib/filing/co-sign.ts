import type { AppErrorCode } from '../kernel/app-error.ts'
import type { FilingId, UserUrl } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Clinician } from '../smart/launch.ts'
import type { Filing } from './filing.ts'
import { objectionToAmending, supersedes } from './lineage.ts'

/** What its author asks for with a note that is filed preliminary. */
export type CoSignRequest = {
  readonly filingId: FilingId
  /** In the EHR's words, as they stand in the note's head. */
  readonly authorName: string
  readonly encounter: string | undefined
  /** Undefined: any clinician of the site but the author. */
  readonly addressed: Clinician | undefined
  readonly returned: CoSignReturn | undefined
}

/** Who asked for changes instead of signing. */
export type CoSignReturn = {
  readonly by: Clinician
  readonly reason: string
  readonly at: Instant
}

/**
 * What a request has come to. Computed from the filings of its note, and kept nowhere.
 * - `awaiting`: nobody signed yet
 * - `returned`: given back to its author with a reason
 * - `signed`: somebody co-signed; where that stands in the EHR is told by its filing
 * - `closed`: the EHR refused the note, or its author changed it or entered it in error
 */
export type CoSignStanding = 'awaiting' | 'returned' | 'signed' | 'closed'

type Asked = Pick<CoSignRequest, 'filingId' | 'returned'>
type Member = Pick<Filing, 'id' | 'kind' | 'method' | 'state'> & {
  readonly target: Pick<NonNullable<Filing['target']>, 'filingId'> | undefined
}

/** What takes the place of a preliminary note; what the EHR refused does not. */
export const successorOf = <F extends Member>(
  { filingId }: Pick<CoSignRequest, 'filingId'>,
  family: readonly F[],
): F | undefined =>
  family.find(
    (one) => one.target?.filingId === filingId && one.state !== 'rejected' && supersedes(one),
  )

/** @param family all filings of the note and of what amends it */
export function coSignStanding(request: Asked, family: readonly Member[]): CoSignStanding {
  const successor = successorOf(request, family)
  if (successor) return successor.kind === 'co-sign' ? 'signed' : 'closed'
  const isRefused = family.some(({ id, state }) => id === request.filingId && state === 'rejected')
  if (isRefused) return 'closed'
  return request.returned ? 'returned' : 'awaiting'
}

/** Whether a request is for this user: never for the author, whoever it is addressed to. */
export const isAskedOf = (
  { addressed }: Pick<CoSignRequest, 'addressed'>,
  { author }: Pick<Filing, 'author'>,
  user: UserUrl,
): boolean => author !== user && (addressed === undefined || addressed.user === user)

/**
 * What stands against co-signing a note, or giving it back: it is nobody's or somebody else's to sign,
 * it was signed, returned or changed meanwhile, or it is not settled in the EHR.
 */
export function objectionToCoSigning(
  request: CoSignRequest | undefined,
  family: readonly Filing[],
  user: UserUrl,
): AppErrorCode | undefined {
  const filing = family.find(({ id }) => id === request?.filingId)
  if (!request || !filing || !isAskedOf(request, filing, user)) return 'FILING_NOT_FOUND'
  if (coSignStanding(request, family) !== 'awaiting') return 'CO_SIGN_SETTLED'
  return objectionToAmending(family, { kind: 'co-sign', targetId: filing.id })
}
