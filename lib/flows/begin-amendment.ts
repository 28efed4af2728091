import { amendRight } from '../filing/amend-right.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId, NoteId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import type { Amendment, NoteBasis, StoredNote } from '../note/note-store.ts'
import { emptyAddendum } from './compose-text.ts'
import { isBegun } from './create-note.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type OpenDeps, type OpenedNote, openNote } from './open-note.ts'
import { type Amended, readAmended } from './read-amended.ts'
import { readBasis } from './read-basis.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { amendableFiling } from './view-filing.ts'

export type AmendmentRequest = {
  /** Made by the caller, so that a lost answer can be asked for again. */
  readonly noteId: NoteId
  /** The filing whose record is amended. */
  readonly filingId: FilingId
  readonly kind: Amendment['kind']
  /** A correction has one. */
  readonly reason: string | undefined
}

/**
 * Begins an addendum, or the corrected version of a filed note: a draft like any other, which is
 * reviewed, signed and filed on the same rails. What is filed stays as it is until then. The note may
 * be of an earlier visit: the draft is written in this one, and filed with the visit of the note.
 *
 * @param addendumTitle title of the one section of an addendum
 * @returns the draft; FILING_NOT_FOUND, FILING_NOT_PERMITTED, FHIR_NOT_SUPPORTED,
 *   FILING_NOT_SETTLED, FILING_SUPERSEDED, NOTE_ALREADY_BEGUN, STORE_UNAVAILABLE
 */
export async function beginAmendment(
  deps: OpenDeps & Pick<NoteDeps, 'clock'>,
  open: OpenLaunch,
  request: AmendmentRequest,
  addendumTitle: string,
): Promise<Result<OpenedNote>> {
  const { noteId, filingId, kind, reason } = request
  const filing = await amendableFiling(deps.filings, open.launch, filingId)
  if (!filing.ok) return filing
  const profile = profileOf(open.registration)
  const right = amendRight(profile, open.launch.context.grantedScopes, kind)
  if (right === 'not-granted') return err(appError('FILING_NOT_PERMITTED'))
  const { originalNoteId } = filing.value
  const amends: Amendment = { kind, originalNoteId, filingId, reason }
  const amended = await readAmended(deps, open.launch, profile, amends)
  if (!amended.ok) return amended
  const words = await wordsSetAside(deps, open, request)
  if (!words.ok) return words
  const restsOn = await basisNow(deps, amended.value)
  if (!restsOn.ok) return restsOn
  const before = amended.value.note
  const note: Note = {
    ...(words.value ?? (kind === 'addendum' ? emptyAddendum(before, addendumTitle) : before)),
    id: noteId,
  }
  const links = { amends, restsOn: restsOn.value }
  const created = await createUnlessBegun(deps, open, note, links)
  if (!created.ok) return created
  const opened = await openNote(deps, open, noteId)
  if (!opened.ok) return opened
  return opened.value ? ok(opened.value) : err(appError('NOTE_NOT_FOUND'))
}

/** What its author wrote for the same change, which the EHR did not take over somebody else's. */
async function wordsSetAside(
  deps: Pick<NoteDeps, 'notes' | 'filings'>,
  { launch }: OpenLaunch,
  { filingId, kind }: Pick<AmendmentRequest, 'filingId' | 'kind'>,
): Promise<Result<Note | undefined>> {
  const target = await deps.filings.find(filingId)
  if (!target.ok || !target.value) return target.ok ? ok(undefined) : target
  const family = await deps.filings.ofFamily(target.value.originalNoteId)
  if (!family.ok) return family
  const last = family.value.findLast((one) => one.target?.filingId === filingId)
  if (last?.kind !== kind || last.errorCode !== 'FILING_RECORD_CHANGED') return ok(undefined)
  const stored = await deps.notes.findSigned(ownerOf(launch), last.noteId)
  return stored.ok ? ok(stored.value?.note) : stored
}

/** Patient instructions that are corrected rest on their note as it stands by now. */
async function basisNow(
  deps: Pick<NoteDeps, 'filings' | 'approvals'>,
  { restsOn }: Amended,
): Promise<Result<NoteBasis | undefined>> {
  if (!restsOn) return ok(undefined)
  const basis = await readBasis(deps, restsOn.originalNoteId)
  if (basis.ok) return ok({ ...restsOn, filingId: basis.value.filing.id })
  return basis.error.code === 'FILING_SUPERSEDED' ? ok(restsOn) : basis
}

/** While something is being written for this visit nothing else is begun, as in createNote. */
async function createUnlessBegun(
  { notes, clock }: Pick<NoteDeps, 'notes' | 'clock'>,
  { launch }: OpenLaunch,
  note: Note,
  links: Pick<StoredNote, 'amends' | 'restsOn'>,
): Promise<Result<void>> {
  const newest = await notes.newest(ownerOf(launch))
  if (!newest.ok) return newest
  if (isBegun(newest.value, note)) return err(appError('NOTE_ALREADY_BEGUN'))
  return notes.create(ownerOf(launch), note, clock.now(), links)
}
