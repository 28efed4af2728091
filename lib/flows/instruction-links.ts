import type { Filing } from '../filing/filing.ts'
import { areInForce, basisIn } from '../filing/instructions-basis.ts'
import type { NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { NoteBasis, StoredNote } from '../note/note-store.ts'
import type { WrittenSource } from '../note/sources.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type NoteEvent, toEvent } from './note-event.ts'
import { type Basis, readBasis, readBasisAt } from './read-basis.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { openingView, type ViewDeps } from './view-filing.ts'

/** What became of a note since its patient instructions were made. */
export type SinceInstructions = 'same' | 'changed' | 'void'

/** The note that patient instructions restate, as it stands now. */
export type RestatedNote = {
  readonly noteId: NoteId
  readonly signedAt: Instant
  /** Its plan with its addenda; nothing once it is void. */
  readonly written: readonly WrittenSource[]
  readonly since: SinceInstructions
}

/** Where the patient instructions of a note stand. */
export type OpenedInstructions = {
  readonly noteId: NoteId
  /** Their newest signature; undefined while they are being written for the first time. */
  readonly event: NoteEvent | undefined
  readonly since: SinceInstructions
}

export type InstructionLinks = {
  readonly restsOn: RestatedNote | undefined
  /** Undefined for a note that has none, or is not signed. */
  readonly instructions: OpenedInstructions | undefined
}

type LinkDeps = ViewDeps & Pick<NoteDeps, 'notes' | 'approvals'>

/**
 * What a note has to do with patient instructions: the note that they restate, or those of a signed note.
 * @returns STORE_UNAVAILABLE
 */
export async function instructionLinks(
  deps: LinkDeps,
  open: OpenLaunch,
  { note, state, amends, restsOn }: StoredNote,
): Promise<Result<InstructionLinks>> {
  if (restsOn) {
    const restated = await restatedNote(deps, restsOn)
    return restated.ok ? ok({ restsOn: restated.value, instructions: undefined }) : restated
  }
  // A correction that is being written will outdate them.
  if (state === 'draft' && !amends) return ok({ restsOn: undefined, instructions: undefined })
  const instructions = await openedInstructions(deps, open, amends?.originalNoteId ?? note.id)
  return instructions.ok
    ? ok({ restsOn: undefined, instructions: instructions.value })
    : instructions
}

/**
 * The instructions that rest on a note: those being written, else those signed last; undefined where
 * none count, because the EHR refused them or they were entered in error.
 */
export async function instructionsOf(
  { notes, filings }: Pick<NoteDeps, 'notes' | 'filings'>,
  { launch }: OpenLaunch,
  originalNoteId: NoteId,
): Promise<Result<StoredNote | undefined>> {
  const all = await notes.restingOn(ownerOf(launch), originalNoteId)
  if (!all.ok) return all
  const draft = all.value.find(({ state }) => state === 'draft')
  if (draft) return ok(draft)
  for (const signed of all.value.toReversed()) {
    const family = await filings.ofFamily(signed.note.id)
    if (!family.ok) return family
    if (areInForce(family.value)) return ok(signed)
  }
  return ok(undefined)
}

async function restatedNote(deps: LinkDeps, restsOn: NoteBasis): Promise<Result<RestatedNote>> {
  const made = await readBasisAt(deps, restsOn)
  if (!made.ok) return made
  const { noteId, createdAt: signedAt } = made.value.filing
  const now = await basisNow(deps, restsOn.originalNoteId)
  if (!now.ok) return now
  if (!now.value) return ok({ noteId, signedAt, written: [], since: 'void' })
  const { filing, written } = now.value
  return ok({ noteId: filing.noteId, signedAt, written, since: sinceMade(made.value, now.value) })
}

/** Undefined once the note is void. */
async function basisNow(deps: LinkDeps, noteId: NoteId): Promise<Result<Basis | undefined>> {
  const basis = await readBasis(deps, noteId)
  return !basis.ok && basis.error.code === 'FILING_SUPERSEDED' ? ok(undefined) : basis
}

/** What was changed elsewhere in the note is nothing to the patient's plan. */
function sinceMade(made: Basis, now: Basis | undefined): SinceInstructions {
  if (!now) return 'void'
  const wordsOf = ({ written }: Basis) =>
    written.map(({ statementId, text }) => `${statementId} ${text}`).join('\n')
  return wordsOf(made) === wordsOf(now) ? 'same' : 'changed'
}

async function openedInstructions(
  deps: LinkDeps,
  open: OpenLaunch,
  originalNoteId: NoteId,
): Promise<Result<OpenedInstructions | undefined>> {
  const found = await instructionsOf(deps, open, originalNoteId)
  if (!found.ok || !found.value) return found.ok ? ok(undefined) : found
  const first = found.value
  if (first.state === 'draft') {
    return ok({ noteId: first.note.id, event: undefined, since: 'same' })
  }
  const newest = await newestOf(deps, open, first)
  if (!newest.ok) return newest
  const { stored, filing } = newest.value
  const view = filing ? await openingView(deps, open, filing) : ok(undefined)
  if (!view.ok) return view
  const since = await sinceSigned(deps, stored)
  if (!since.ok) return since
  const event = filing && { ...toEvent(filing), view: view.value }
  return ok({ noteId: stored.note.id, event, since: since.value })
}

async function sinceSigned(
  deps: LinkDeps,
  { restsOn }: StoredNote,
): Promise<Result<SinceInstructions>> {
  const restated = restsOn && (await restatedNote(deps, restsOn))
  return !restated || restated.ok ? ok(restated?.value.since ?? 'same') : restated
}

/** Instructions that were corrected, as they were signed last. */
async function newestOf(
  { notes, filings }: LinkDeps,
  { launch }: OpenLaunch,
  first: StoredNote,
): Promise<Result<{ readonly stored: StoredNote; readonly filing: Filing | undefined }>> {
  const family = await filings.ofFamily(first.note.id)
  if (!family.ok) return family
  const filing = basisIn(family.value)
  const stored = filing ? await notes.findSigned(ownerOf(launch), filing.noteId) : ok(first)
  return stored.ok ? ok({ stored: stored.value ?? first, filing }) : stored
}
