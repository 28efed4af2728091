import { type CoSignRequest, isAskedOf } from '../filing/co-sign.ts'
import type { CoSignStore } from '../filing/co-sign-store.ts'
import type { Filing } from '../filing/filing.ts'
import type { FilingStore } from '../filing/filing-store.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'

/** A preliminary note as whoever is asked to co-sign it finds it. */
export type FoundCoSign = {
  readonly request: CoSignRequest
  readonly filing: Filing
  /** All filings of the note and of what amends it. */
  readonly family: readonly Filing[]
}

/**
 * The preliminary note that a request names: of the patient whose chart is open here, and for this
 * user to sign. Anybody else's does not exist.
 *
 * @returns FILING_NOT_FOUND, STORE_UNAVAILABLE
 */
export async function findCoSign(
  deps: { readonly filings: FilingStore; readonly coSigns: CoSignStore },
  launch: Launch,
  filingId: FilingId,
): Promise<Result<FoundCoSign>> {
  const found = await deps.filings.find(filingId)
  if (!found.ok) return found
  const filing = found.value
  if (!filing || !isOfChart(filing, launch)) return err(appError('FILING_NOT_FOUND'))
  const requests = await deps.coSigns.ofFamily(filing.originalNoteId)
  if (!requests.ok) return requests
  const request = requests.value.find((one) => one.filingId === filingId)
  if (!request || !isAskedOf(request, filing, launch.user)) return err(appError('FILING_NOT_FOUND'))
  const family = await deps.filings.ofFamily(filing.originalNoteId)
  return family.ok ? ok({ request, filing, family: family.value }) : family
}

/** Whether it is of the chart that is open: the same patient of the same server. */
const isOfChart = (filing: Filing, launch: Launch): boolean =>
  filing.tenant === launch.tenant &&
  filing.ehrId === launch.ehrId &&
  filing.ehrIss === launch.ehrIss &&
  filing.patientId === launch.patientId
