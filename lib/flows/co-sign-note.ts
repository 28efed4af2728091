import { buildCoSignedDocument } from '../filing/build-co-signed-document.ts'
import { successorOf } from '../filing/co-sign.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import { etagOf } from '../filing/etag.ts'
import { isTooLarge } from '../filing/filed-content.ts'
import type { Filing } from '../filing/filing.ts'
import { newProgress } from '../filing/new-progress.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { type Instant, millisecondsBetween } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { composeCoSigned } from './compose-co-signed.ts'
import { findCoSign } from './find-co-sign.ts'
import type { CoSignDeps } from './note-deps.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { type CoSignReviewRequest, type PreparedCoSign, prepareCoSign } from './review-co-sign.ts'

/** A time that stands in a signed text is the time of the signature, give or take the reading. */
const LONGEST_LOOK_MS = 15 * 60_000

export type CoSignature = CoSignReviewRequest & {
  /** The time and the hash of the text that was shown. */
  readonly at: Instant
  readonly sha256: string
  readonly attestation: { readonly textVersion: string; readonly text: string }
}

/**
 * Co-signs a preliminary note: the text that was shown is frozen in the final document, which names
 * both, and stored with the worker's wake-up. From here on it is filed like any other.
 *
 * Asking twice gives the same filing, so a lost answer can be asked for again.
 *
 * @returns NOTE_CHANGED_SINCE_PREVIEW, NOTE_TOO_LARGE and all of reviewCoSign
 */
export async function coSignNote(
  deps: CoSignDeps,
  open: OpenLaunch,
  signature: CoSignature,
): Promise<Result<{ readonly filingId: FilingId }>> {
  const before = await signedBefore(deps, open, signature)
  if (!before.ok) return before
  if (before.value) return ok({ filingId: before.value })
  const prepared = await prepareCoSign(deps, open, signature.filingId)
  if (!prepared.ok) return prepared
  const now = await deps.filings.now()
  if (!now.ok) return now
  const text = textOf(open, prepared.value, signature)
  const age = millisecondsBetween(signature.at, now.value)
  const isAsShown = deps.sha256(text) === signature.sha256 && age >= 0 && age <= LONGEST_LOOK_MS
  if (!isAsShown) return err(appError('NOTE_CHANGED_SINCE_PREVIEW'))
  if (isTooLarge(profileOf(open.registration), text)) return err(appError('NOTE_TOO_LARGE'))
  const freezing = { ...prepared.value, text, at: now.value, sha256: signature.sha256 }
  const frozen = await freeze(deps, open, freezing)
  if (!frozen.ok) return frozen
  const { attestation } = signature
  const isLabelled = profileOf(open.registration).provenance === 'create'
  const stored = await deps.approvals.coSign({ ...frozen.value, text, attestation, isLabelled })
  if (!stored.ok) return stored
  if (stored.value !== 'stored') return err(appError(stored.value.code))
  return ok({ filingId: frozen.value.filing.id })
}

/** A second click, or a retry after a lost answer, finds what the first one made (F7). */
async function signedBefore(
  deps: CoSignDeps,
  { launch }: OpenLaunch,
  { filingId, sha256 }: CoSignature,
): Promise<Result<FilingId | undefined>> {
  const found = await findCoSign(deps, launch, filingId)
  if (!found.ok) return found
  const { request, family } = found.value
  const successor = successorOf(request, family)
  const isSame =
    successor?.kind === 'co-sign' &&
    successor.author === launch.user &&
    successor.attachmentSha256 === sha256
  return ok(isSame ? successor.id : undefined)
}

const textOf = (
  { registration }: OpenLaunch,
  { text, filing, request, identity }: PreparedCoSign,
  { statement, words, at }: CoSignature,
): string =>
  composeCoSigned({
    ...{ signed: text, filing, asked: request, identity },
    ...{ statement, words, at, zone: registration.timeZone },
  })

type Freezing = PreparedCoSign & { readonly at: Instant; readonly sha256: string }

/** The filing of a co-signature, and the resource as it is frozen (WB-21). */
async function freeze(
  deps: CoSignDeps,
  { launch, registration }: OpenLaunch,
  { filing: asked, family, identity, text, at, sha256 }: Freezing,
): Promise<Result<{ readonly filing: Filing; readonly payload: string }>> {
  const profile = profileOf(registration)
  const method = profile.coSign
  const { record } = asked
  if (method === 'no' || !record) return err(appError('CO_SIGN_NOT_OFFERED'))
  const sent = await deps.filings.payload(asked.id)
  if (!sent.ok) return sent
  // Made here and nowhere else; the form is that of filingIdSchema.
  const id = deps.random.uuid() as FilingId
  const signer = { user: launch.user, name: identity.author }
  const content = { filingId: id, method, issuer: registration.issuer, profile, signer, text, at }
  const payload = JSON.stringify(
    buildCoSignedDocument(
      { ...content, record: { id: record.id, payload: sent.value } },
      deps.sha1Base64,
    ),
  )
  const versions = family.filter(({ noteId }) => noteId === asked.noteId)
  const filing: Filing = {
    ...asked,
    ...{ id, kind: 'co-sign', method, isPreliminary: false },
    target: {
      filingId: asked.id,
      recordId: record.id,
      ifMatch: etagOf(record),
      reason: undefined,
    },
    // The same note, once more approved: by another, with more below it.
    noteVersion: Math.max(...versions.map(({ noteVersion }) => noteVersion)) + 1,
    author: launch.user,
    launchId: launch.id,
    payloadSha256: deps.sha256(payload),
    attachmentSha256: sha256,
    createdAt: at,
    ...newProgress(at),
  }
  return ok({ filing, payload })
}
