import { methodOf } from '../filing/amend-right.ts'
import type { EhrProfile } from '../filing/ehr-profile.ts'
import type { Filing, FilingMethod } from '../filing/filing.ts'
import {
  chainOf,
  type FiledFiling,
  lineageOf,
  objectionToAmending,
  supersedes,
} from '../filing/lineage.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import type { Amendment, NoteBasis } from '../note/note-store.ts'
import { encounterIn } from '../note/render-note.ts'
import type { Launch } from '../smart/launch.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'

/** What an addendum or a correction is made over, as it stands in the EHR. */
export type Amended = {
  readonly target: FiledFiling
  readonly method: FilingMethod
  /** The filing under whose id the record is known. */
  readonly identifier: FilingId
  /** The exact text of the record. */
  readonly text: string
  /** The note without its addenda. */
  readonly note: Note
  /** What addenda within the record added, each with its heading. */
  readonly addenda: string
  /** The visit of the note, in the words that were signed: what amends it is of that visit too. */
  readonly encounter: string | undefined
  /** What patient instructions rested on when they were signed. */
  readonly restsOn: NoteBasis | undefined
}

type ReadDeps = Pick<NoteDeps, 'filings' | 'approvals' | 'notes'>

/**
 * Reads what is amended, and refuses what must not be: a record that was replaced or voided, or one of
 * whose family something is on its way (WB-32).
 *
 * @returns FILING_NOT_SETTLED, FILING_SUPERSEDED, FHIR_NOT_SUPPORTED, STORE_UNAVAILABLE
 */
export async function readAmended(
  deps: ReadDeps,
  launch: Launch,
  profile: EhrProfile,
  { kind, originalNoteId, filingId }: Pick<Amendment, 'kind' | 'originalNoteId' | 'filingId'>,
): Promise<Result<Amended>> {
  const family = await deps.filings.ofFamily(originalNoteId)
  if (!family.ok) return family
  const objection = objectionToAmending(family.value, { kind, targetId: filingId })
  const { current } = lineageOf(family.value)
  if (objection || !current) return err(appError(objection ?? 'FILING_SUPERSEDED'))
  const method = methodOf(profile, kind)
  if (!method) return err(appError('FHIR_NOT_SUPPORTED'))
  const chain = chainOf(family.value, current.id)
  const words = await readWords(deps, launch, chain)
  if (!words.ok) return words
  const made = chain.find((filing) => filing.method !== 'put') ?? current
  return ok({ target: current, method, identifier: made.id, ...words.value })
}

async function readWords(
  deps: ReadDeps,
  launch: Launch,
  chain: readonly Filing[],
): Promise<Result<Pick<Amended, 'text' | 'note' | 'addenda' | 'encounter' | 'restsOn'>>> {
  const texts: string[] = []
  for (const { tenant, noteId, noteVersion } of chain) {
    const text = await deps.approvals.textOf(tenant, noteId, noteVersion)
    if (!text.ok) return text
    texts.push(text.value)
  }
  const written = chain.find(({ kind }) => kind === 'file' || kind === 'correction')
  if (!written) return err(appError('NOTE_NOT_FOUND'))
  const stored = await deps.notes.findSigned(ownerOf(launch), written.noteId)
  if (!stored.ok) return stored
  if (!stored.value) return err(appError('NOTE_NOT_FOUND'))
  // What others wrote into the record stays, as its author accepted it.
  const standing = chain.map(({ standingText }, at) => standingText ?? texts[at] ?? '')
  const addenda = addendaIn(chain, texts, standing)
  const encounter = encounterIn(texts[chain.indexOf(written)] ?? '')
  const { note, restsOn } = stored.value
  return ok({ text: standing[0] ?? '', note, addenda, encounter, restsOn })
}

/** Each addendum is what its text has beyond the text below which it was put; oldest first. */
const addendaIn = (
  chain: readonly Filing[],
  texts: readonly string[],
  standing: readonly string[],
): string =>
  chain
    .map((filing, at) =>
      filing.kind === 'addendum' && supersedes(filing)
        ? (texts[at] ?? '').slice(standing[at + 1]?.length ?? 0)
        : '',
    )
    .toReversed()
    .join('')
