import { appError } from '../kernel/app-error.ts'
import type { FilingId, NoteId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type GivenLine, instructionsNote } from '../note/instructions/instructions-note.ts'
import { isGranted } from '../smart/scopes.ts'
import { isBegun } from './create-note.ts'
import { instructionsOf } from './instruction-links.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type OpenDeps, type OpenedNote, openNote } from './open-note.ts'
import { readBasis } from './read-basis.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { amendableFiling } from './view-filing.ts'

export type InstructionsRequest = {
  /** Made by the caller, so that a lost answer can be asked for again. */
  readonly noteId: NoteId
  /** A filing of the note that they restate. */
  readonly filingId: FilingId
  /** The lines as the author left them before the note was signed; else those of the rules. */
  readonly lines?: readonly GivenLine[] | undefined
}

/**
 * Begins the patient instructions of a signed note: a draft of their own, made from its plan, which is
 * read, signed and filed on the rails of any note. A note has them once: those that are being written
 * or were signed before are opened instead.
 *
 * @param title of their one section
 * @returns the draft; FILING_NOT_FOUND (also for a note of another visit), FILING_NOT_PERMITTED,
 *   FILING_SUPERSEDED, NOTE_ALREADY_BEGUN, STORE_UNAVAILABLE
 */
export async function beginInstructions(
  deps: OpenDeps & Pick<NoteDeps, 'clock'>,
  open: OpenLaunch,
  request: InstructionsRequest,
  title: string,
): Promise<Result<OpenedNote>> {
  const { launch } = open
  const filing = await amendableFiling(deps.filings, launch, request.filingId)
  if (!filing.ok) return filing
  const { originalNoteId, encounterId } = filing.value
  if (encounterId !== launch.encounterId) return err(appError('FILING_NOT_FOUND'))
  if (!isGranted(launch.context.grantedScopes, 'DocumentReference', 'c')) {
    return err(appError('FILING_NOT_PERMITTED'))
  }
  const before = await instructionsOf(deps, open, originalNoteId)
  if (!before.ok) return before
  if (before.value) return opened(deps, open, before.value.note.id)
  const created = await create(deps, open, { ...request, originalNoteId }, title)
  return created.ok ? opened(deps, open, request.noteId) : created
}

async function create(
  deps: OpenDeps & Pick<NoteDeps, 'clock'>,
  { launch }: OpenLaunch,
  { noteId, originalNoteId, lines }: InstructionsRequest & { readonly originalNoteId: NoteId },
  title: string,
): Promise<Result<void>> {
  const basis = await readBasis(deps, originalNoteId)
  if (!basis.ok) return basis
  const { filing, written } = basis.value
  const note = instructionsNote(noteId, title, written, lines)
  const newest = await deps.notes.newest(ownerOf(launch))
  if (!newest.ok) return newest
  if (isBegun(newest.value, note)) return err(appError('NOTE_ALREADY_BEGUN'))
  const restsOn = { originalNoteId, filingId: filing.id }
  return deps.notes.create(ownerOf(launch), note, deps.clock.now(), { restsOn })
}

async function opened(
  deps: OpenDeps,
  open: OpenLaunch,
  noteId: NoteId,
): Promise<Result<OpenedNote>> {
  const found = await openNote(deps, open, noteId)
  if (!found.ok) return found
  return found.value ? ok(found.value) : err(appError('NOTE_NOT_FOUND'))
}
