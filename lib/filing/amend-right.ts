import { isGranted } from '../smart/scopes.ts'
import type { EhrProfile } from './ehr-profile.ts'
import type { FilingKind, FilingMethod } from './filing.ts'

/** What changes a filed note. */
type ChangeKind = Exclude<FilingKind, 'file'>
/** What its author may do to it. */
export type AmendmentKind = Exclude<ChangeKind, 'co-sign'>

/**
 * Whether a filed note may be amended in this way here.
 * - `not-granted`: the EHR did not grant the right that it takes
 * - `not-offered`: the EHR takes no such change from an app
 */
export type AmendRight = 'granted' | 'not-granted' | 'not-offered'

/** How a change reaches the EHR; undefined when it cannot. */
export function methodOf(
  { amendments, coSign }: Pick<EhrProfile, 'amendments' | 'coSign'>,
  kind: ChangeKind,
): FilingMethod | undefined {
  if (kind === 'co-sign') return coSign === 'no' ? undefined : coSign
  if (kind === 'void') return amendments.void === 'no' ? undefined : 'put'
  return amendments[kind]
}

/** The right that a way of writing takes: create, or update (SMART 2.2.0@126). */
export const rightFor = (method: FilingMethod): 'c' | 'u' => (method === 'put' ? 'u' : 'c')

export function amendRight(
  profile: Pick<EhrProfile, 'amendments' | 'coSign'>,
  grantedScopes: readonly string[],
  kind: ChangeKind,
): AmendRight {
  const method = methodOf(profile, kind)
  if (!method) return 'not-offered'
  return isGranted(grantedScopes, 'DocumentReference', rightFor(method)) ? 'granted' : 'not-granted'
}
