import type { Filing } from '../filing/filing.ts'
import { basisIn } from '../filing/instructions-basis.ts'
import { chainOf } from '../filing/lineage.ts'
import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { planSources } from '../note/instructions/instructions-note.ts'
import type { Note } from '../note/note.ts'
import type { NoteBasis } from '../note/note-store.ts'
import type { WrittenSource } from '../note/sources.ts'
import type { NoteDeps } from './note-deps.ts'

/** The signed note that patient instructions restate, as it stands now. */
export type Basis = {
  /** The newest signature with words of the author's. */
  readonly filing: Filing
  /** LOINC document type of the note. */
  readonly type: string
  /** The sentences of its plan and of its addenda. */
  readonly written: readonly WrittenSource[]
}

type BasisDeps = Pick<NoteDeps, 'filings' | 'approvals'>

/**
 * Reads what patient instructions rest on.
 * @param originalNoteId the first note of the family
 * @returns FILING_SUPERSEDED (it is void, or the EHR refused it), STORE_UNAVAILABLE
 */
export async function readBasis(deps: BasisDeps, originalNoteId: NoteId): Promise<Result<Basis>> {
  const family = await deps.filings.ofFamily(originalNoteId)
  if (!family.ok) return family
  const filing = basisIn(family.value)
  return filing ? basisOf(deps, filing, family.value) : err(appError('FILING_SUPERSEDED'))
}

/** The same as it stood when this filing was the newest of its family, whatever became of that. */
export async function readBasisAt(
  deps: BasisDeps,
  { originalNoteId, filingId }: NoteBasis,
): Promise<Result<Basis>> {
  const family = await deps.filings.ofFamily(originalNoteId)
  if (!family.ok) return family
  const until = family.value.findIndex(({ id }) => id === filingId)
  const filing = family.value[until]
  if (!filing) throw new Error('instructions rest on a filing that is not there')
  return basisOf(deps, filing, family.value.slice(0, until + 1))
}

async function basisOf(
  deps: BasisDeps,
  filing: Filing,
  family: readonly Filing[],
): Promise<Result<Basis>> {
  const written = chainOf(family, filing.id).find(holdsNote)
  if (!written) throw new Error('a note begins with its own words')
  const note = await noteOf(deps, written)
  if (!note.ok) return note
  const addenda: Note[] = []
  for (const one of family.filter(isAddendum)) {
    const addendum = await noteOf(deps, one)
    if (!addendum.ok) return addendum
    addenda.push(addendum.value)
  }
  return ok({
    filing,
    type: note.value.type,
    written: planSources(filing.originalNoteId, note.value, addenda),
  })
}

/** What the text of patient instructions says of the note whose plan they restate. */
export const restatedIn = (basis: Basis | undefined, titleOf: (type: string) => string) =>
  basis && { title: titleOf(basis.type), at: basis.filing.createdAt }

const holdsNote = ({ kind }: Filing): boolean => kind === 'file' || kind === 'correction'

const isAddendum = ({ kind, state }: Filing): boolean => kind === 'addendum' && state !== 'rejected'

const noteOf = (
  { approvals }: Pick<NoteDeps, 'approvals'>,
  { tenant, noteId, noteVersion }: Filing,
): Promise<Result<Note>> => approvals.noteOf(tenant, noteId, noteVersion)
