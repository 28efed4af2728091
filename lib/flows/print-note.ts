import { type AuditLog, audited } from '../audit/audit-log.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import type { Filing } from '../filing/filing.ts'
import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { StoredNote } from '../note/note-store.ts'
import type { Launch, LaunchIdentity } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import { coSignerOf } from './asked-co-sign.ts'
import { type AmendmentWords, composeText } from './compose-text.ts'
import { identityFor } from './find-draft.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { readAmended } from './read-amended.ts'
import { readBasis, restatedIn } from './read-basis.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** A note as it is now, with all that a print has to say of it. */
export type PrintedNote = {
  readonly type: string
  readonly version: number
  /** The exact text that was signed; of a draft, what would be shown for signing now. */
  readonly text: string
  readonly identity: LaunchIdentity
  readonly savedAt: Instant
  /** Of a signed note. */
  readonly filing: Filing | undefined
  /** All that was signed for the note and what amends it. */
  readonly family: readonly Filing[]
  /** Who co-signed it, as the filed document names them. */
  readonly coSigner: string | undefined
  readonly printedAt: Instant
}

export type PrintRequest = {
  readonly noteId: NoteId
  /** The page that is printed from, or the file. */
  readonly form: 'page' | 'pdf'
  /** Title of a note's type, in the language of the note. */
  readonly titleOf: (type: string) => string
  readonly words: AmendmentWords
}

type PrintDeps = Pick<NoteDeps, 'notes' | 'approvals' | 'filings' | 'launches' | 'clock'> & {
  readonly audit: AuditLog
}

/**
 * A note for paper, of this visit or signed by this user in another, in whatever state it is; that it was taken out is on the trail.
 *
 * @returns NOTE_NOT_FOUND, FHIR_UNREACHABLE (who the patient is was not read yet), the errors of
 *   readAmended, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function printNote(
  deps: PrintDeps,
  open: OpenLaunch,
  request: PrintRequest,
): Promise<Result<PrintedNote>> {
  const { launch } = open
  const { noteId, form } = request
  const event = { action: 'note.print', noteId, form } as const
  return audited(deps.audit, launchWho(launch), event, async () => {
    const found = await findNote(deps, launch, noteId)
    if (!found.ok) return found
    if (!found.value) return err(appError('NOTE_NOT_FOUND'))
    const identity = await deps.launches.identity(launch.id)
    if (!identity.ok) return identity
    if (!identity.value) return err(appError('FHIR_UNREACHABLE', { reason: 'identity not read' }))
    const { note, amends, version, updatedAt } = found.value
    const family = await deps.filings.ofFamily(amends?.originalNoteId ?? noteId)
    if (!family.ok) return family
    const filing = family.value.findLast((one) => one.noteId === noteId && isPrinted(one))
    const text = filing
      ? await deps.approvals.textOf(filing.tenant, noteId, filing.noteVersion)
      : await draftText(deps, open, found.value, identity.value, request)
    if (!text.ok) return text
    const coSigner = filing?.kind === 'co-sign' && (await coSignerOf(deps, filing))
    if (coSigner && !coSigner.ok) return coSigner
    return ok({
      type: note.type,
      version: filing?.noteVersion ?? version,
      text: text.value,
      identity: identity.value,
      savedAt: updatedAt,
      filing,
      family: family.value,
      coSigner: coSigner ? coSigner.value : undefined,
      printedAt: deps.clock.now(),
    })
  })
}

/** A note of this visit, or one that its author signed in another. */
async function findNote(
  { notes }: Pick<NoteDeps, 'notes'>,
  launch: Launch,
  noteId: NoteId,
): Promise<Result<StoredNote | undefined>> {
  const owner = ownerOf(launch)
  const found = await notes.find(owner, noteId)
  return !found.ok || found.value ? found : notes.findSigned(owner, noteId)
}

/** A co-signature counts once the EHR has it. */
const isPrinted = ({ kind, state }: Filing): boolean =>
  kind !== 'void' && (kind !== 'co-sign' || state === 'filed')

async function draftText(
  deps: PrintDeps,
  { launch, registration }: OpenLaunch,
  stored: StoredNote,
  known: LaunchIdentity,
  { titleOf, words }: PrintRequest,
): Promise<Result<string>> {
  const { note, amends, restsOn } = stored
  const amended = amends && (await readAmended(deps, launch, profileOf(registration), amends))
  if (amended && !amended.ok) return amended
  const { patient, encounter, author } = identityFor(known, { amended: amended?.value })
  const basis = restsOn && (await readBasis(deps, restsOn.originalNoteId))
  if (basis && !basis.ok) return basis
  const restated = restatedIn(basis?.value, titleOf)
  const header = { title: titleOf(note.type), patient, encounter, author }
  const { timeZone: zone } = registration
  const at = deps.clock.now()
  return ok(composeText({ stored, amended: amended?.value, restated, header, words, at, zone }))
}
