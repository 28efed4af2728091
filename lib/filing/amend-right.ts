import { isGranted } from '../smart/scopes.ts'
import type { EhrProfile } from './ehr-profile.ts'
import type { FilingKind, FilingMethod } from './filing.ts'

export type AmendmentKind = Exclude<FilingKind, 'file'>

/**
 * Whether a filed note may be amended in this way here.
 * - `not-granted`: the EHR did not grant the right that it takes
 * - `not-offered`: the EHR takes no such change from an app
 */
export type AmendRight = 'granted' | 'not-granted' | 'not-offered'

/** How a change reaches the EHR; undefined when it cannot. */
export function methodOf(
  { amendments }: Pick<EhrProfile, 'amendments'>,
  kind: AmendmentKind,
): FilingMethod | undefined {
  if (kind === 'void') return amendments.void === 'no' ? undefined : 'put'
  return amendments[kind]
}

/** The right that a way of writing takes: create, or update (SMART 2.2.0@126). */
export const rightFor = (method: FilingMethod): 'c' | 'u' => (method === 'put' ? 'u' : 'c')

export function amendRight(
  profile: Pick<EhrProfile, 'amendments'>,
  grantedScopes: readonly string[],
  kind: AmendmentKind,
): AmendRight {
  const method = methodOf(profile, kind)
  if (!method) return 'not-offered'
  return isGranted(grantedScopes, 'DocumentReference', rightFor(method)) ? 'granted' : 'not-granted'
}
