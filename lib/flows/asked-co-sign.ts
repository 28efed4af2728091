import { type CoSignRequest, coSignStanding, successorOf } from '../filing/co-sign.ts'
import { documentReferenceSchema } from '../filing/document-reference.ts'
import type { Filing } from '../filing/filing.ts'
import type { FilingId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { NoteDeps } from './note-deps.ts'
import { toEvent } from './note-event.ts'
import type { AskedCoSign } from './open-note.ts'

/**
 * What has come of the request for a co-signature that stands, for the author of the note. One that
 * the author's own change closed says nothing any more.
 * @param family all filings of the note and of what amends it, oldest first
 * @param filingId the preliminary filing that is meant; the newest one unless it is said
 */
export async function askedCoSign(
  deps: Pick<NoteDeps, 'coSigns' | 'filings'>,
  family: readonly Filing[],
  filingId?: FilingId,
): Promise<Result<AskedCoSign | undefined>> {
  const asking = family.findLast(
    ({ isPreliminary, state }) => isPreliminary && state !== 'rejected',
  )
  if (!asking || (filingId && asking.id !== filingId)) return ok(undefined)
  const requests = await deps.coSigns.ofFamily(asking.originalNoteId)
  if (!requests.ok) return requests
  const request = requests.value.find(({ filingId }) => filingId === asking.id)
  return request ? standingOf(deps, request, family) : ok(undefined)
}

async function standingOf(
  { filings }: Pick<NoteDeps, 'filings'>,
  request: CoSignRequest,
  family: readonly Filing[],
): Promise<Result<AskedCoSign | undefined>> {
  const standing = coSignStanding(request, family)
  const { addressed, returned } = request
  if (standing === 'awaiting') return ok({ standing, addressedName: addressed?.name })
  if (standing === 'returned' && returned) {
    const { by, ...what } = returned
    return ok({ standing, byName: by.name, returned: what })
  }
  const signed = successorOf(request, family)
  if (standing !== 'signed' || !signed) return ok(undefined)
  const byName = await coSignerOf({ filings }, signed)
  if (!byName.ok) return byName
  return ok({ standing: 'signed', byName: byName.value, event: toEvent(signed) })
}

/**
 * The same for one filing, as a page asks for it time and again: undefined until it is settled, and
 * for one that asks for no co-signature any more.
 */
export async function coSignOfFiling(
  deps: Pick<NoteDeps, 'coSigns' | 'filings'>,
  { id, isPreliminary, originalNoteId, state, verification, notBefore }: Filing,
): Promise<Result<AskedCoSign | undefined>> {
  const isSettled = state === 'filed' && (verification !== undefined || notBefore === undefined)
  if (!isPreliminary || !isSettled) return ok(undefined)
  const family = await deps.filings.ofFamily(originalNoteId)
  return family.ok ? askedCoSign(deps, family.value, id) : family
}

/** Who gave a co-signature, as its document names them. */
export async function coSignerOf(
  { filings }: Pick<NoteDeps, 'filings'>,
  { id, author }: Filing,
): Promise<Result<string>> {
  const payload = await filings.payload(id)
  if (!payload.ok) return payload
  const { authenticator } = documentReferenceSchema.parse(JSON.parse(payload.value))
  return ok(authenticator?.display ?? author)
}
