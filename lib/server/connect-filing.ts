import 'server-only'
import { profileOf } from '#lib/filing/ehr-profile.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { FilingConnection } from '#lib/flows/filing-work.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { openEhr } from './open-ehr.ts'
import type { Server } from './server.ts'

/**
 * The EHR of a filing, with the token of its launch. A locked session still files what was approved
 * in it; one that is over has no token, which the transport then says.
 *
 * @returns SESSION_ENDED when launch or registration are gone
 */
export async function connectFiling(
  server: Server,
  filing: Filing,
): Promise<Result<FilingConnection>> {
  const found = await server.launches.find(filing.launchId)
  if (!found.ok) return found
  const registration = server.ehrs.byId(filing.ehrId)
  if (!found.value || !registration) return err(appError('SESSION_ENDED'))
  const { ehr, documents } = openEhr(server, { launch: found.value.launch, registration })
  return ok({ ehr, documents, profile: profileOf(registration) })
}
