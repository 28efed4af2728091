import 'server-only'
import { ehrProfiles, profileOf } from '#lib/filing/ehr-profile.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { FilingConnection } from '#lib/flows/filing-work.ts'
import type { LaunchDeps } from '#lib/flows/launch-deps.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Launch } from '#lib/smart/launch.ts'
import { isGranted } from '#lib/smart/scopes.ts'
import { openEhr } from './open-ehr.ts'

type ConnectDeps = Pick<LaunchDeps, 'audit' | 'authorization' | 'launches' | 'clock' | 'ehrs'>

/**
 * The EHR of a filing, with the token of its launch. A locked session still files what was approved
 * in it; one that is over has no token, which the transport then says. Where there is no way at all,
 * such as to an EHR that is no longer registered, every request says that the session has ended, so
 * that the author is asked instead of waiting for ever.
 *
 * @param openWith how an EHR is reached; simulations reach another one
 * @returns STORE_UNAVAILABLE
 */
export async function connectFiling(
  deps: ConnectDeps,
  filing: Filing,
  openWith: typeof openEhr = openEhr,
): Promise<Result<FilingConnection>> {
  const found = await deps.launches.find(filing.launchId)
  if (!found.ok) return found
  const launch = found.value?.launch
  const registration = deps.ehrs.byId(filing.ehrId)
  if (!launch || !registration || !isOf(launch, filing)) return ok(noWay)
  // The same entry may name another server by now, on which the patient's id is somebody else's.
  if (registration.issuer !== filing.ehrIss) return ok(noWay)
  const { ehr, documents, provenances } = openWith(deps, { launch, registration })
  const mayLabel = isGranted(launch.context.grantedScopes, 'Provenance', 'c')
  return ok({
    ...{ ehr, documents, profile: profileOf(registration) },
    provenances: mayLabel ? provenances : undefined,
  })
}

/** Nothing is ever filed with the token of another user, or of a launch of another patient. */
const isOf = (launch: Launch, filing: Filing): boolean =>
  launch.tenant === filing.tenant &&
  launch.ehrId === filing.ehrId &&
  launch.ehrIss === filing.ehrIss &&
  launch.user === filing.author &&
  launch.patientId === filing.patientId

const ended = async () => err(appError('SESSION_ENDED'))

const neverSent = async () => err({ ...appError('SESSION_ENDED'), neverSent: true })

const noWay: FilingConnection = {
  ehr: { read: ended, search: ended },
  documents: { create: neverSent, update: neverSent },
  provenances: { create: neverSent },
  // Nothing is decided by it: no request gets as far as an answer.
  profile: ehrProfiles['generic-r4'],
}
