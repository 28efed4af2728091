import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { Filing } from '../filing/filing.ts'
import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { StoredNote } from '../note/note-store.ts'
import { renderNote } from '../note/render-note.ts'
import type { LaunchIdentity } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
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
  readonly printedAt: Instant
}

type PrintDeps = Pick<NoteDeps, 'notes' | 'approvals' | 'filings' | 'launches' | 'clock'> & {
  readonly audit: AuditLog
}

/**
 * A note of this visit for paper, in whatever state it is; that it was taken out is on the trail.
 *
 * @param request.form the page that is printed from, or the file
 * @param request.titleOf title of a note's type, in the language of the note
 * @returns NOTE_NOT_FOUND, FHIR_UNREACHABLE (who the patient is was not read yet),
 *   AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function printNote(
  deps: PrintDeps,
  { launch }: OpenLaunch,
  request: {
    readonly noteId: NoteId
    readonly form: 'page' | 'pdf'
    readonly titleOf: (type: string) => string
  },
): Promise<Result<PrintedNote>> {
  const { noteId, form, titleOf } = request
  const event = { action: 'note.print', noteId, form } as const
  return audited(deps.audit, launchWho(launch), event, async () => {
    const found = await deps.notes.find(ownerOf(launch), noteId)
    if (!found.ok) return found
    if (!found.value) return err(appError('NOTE_NOT_FOUND'))
    const identity = await deps.launches.identity(launch.id)
    if (!identity.ok) return identity
    if (!identity.value) return err(appError('FHIR_UNREACHABLE', { reason: 'identity not read' }))
    const filing = await deps.filings.ofNote(noteId)
    if (!filing.ok) return filing
    const text = await textOf(deps, found.value, filing.value, identity.value, titleOf)
    if (!text.ok) return text
    return ok({
      type: found.value.note.type,
      version: filing.value?.noteVersion ?? found.value.version,
      text: text.value,
      identity: identity.value,
      savedAt: found.value.updatedAt,
      filing: filing.value,
      printedAt: deps.clock.now(),
    })
  })
}

async function textOf(
  { approvals }: Pick<PrintDeps, 'approvals'>,
  { note }: StoredNote,
  filing: Filing | undefined,
  { patient, encounter, author }: LaunchIdentity,
  titleOf: (type: string) => string,
): Promise<Result<string>> {
  if (filing) return approvals.textOf(filing.tenant, note.id, filing.noteVersion)
  return ok(renderNote(note, { title: titleOf(note.type), patient, encounter, author }))
}
