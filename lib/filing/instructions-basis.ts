import type { AppErrorCode } from '../kernel/app-error.ts'
import type { Filing, FilingKind } from './filing.ts'

const WORDS: ReadonlySet<FilingKind> = new Set(['file', 'addendum', 'correction'])

type Member = Pick<Filing, 'id' | 'kind' | 'state' | 'originalNoteId'>

/**
 * The newest signature with the author's own words, which patient instructions restate: signed is
 * enough, since what is signed is filed. Undefined once the note is void, or about to be, or refused.
 *
 * @param family all filings of the note and its amendments, oldest first
 */
export function basisIn<F extends Pick<Member, 'kind' | 'state'>>(
  family: readonly F[],
): F | undefined {
  const standing = family.filter(({ state }) => state !== 'rejected')
  if (standing.some(({ kind }) => kind === 'void')) return undefined
  return standing.findLast(({ kind }) => WORDS.has(kind))
}

/** Whether these filings of patient instructions put some into the EHR, or are about to. */
export const areInForce = (instructions: readonly Member[]): boolean =>
  instructions.some(
    ({ kind, state, originalNoteId }) =>
      kind === 'file' && state !== 'rejected' && !isVoid(instructions, originalNoteId),
  )

const isVoid = (instructions: readonly Member[], noteId: Filing['originalNoteId']): boolean =>
  instructions.some(
    ({ kind, state, originalNoteId }) =>
      kind === 'void' && state === 'filed' && originalNoteId === noteId,
  )

/**
 * What stands against signing patient instructions: their note is void, or has some already.
 *
 * @param source all filings of the note that they rest on
 * @param others all filings of instructions that rest on it, and of what amends them
 */
export function objectionToInstructing(
  source: readonly Member[],
  others: readonly Member[],
): AppErrorCode | undefined {
  if (!basisIn(source)) return 'FILING_SUPERSEDED'
  return areInForce(others) ? 'NOTE_HAS_INSTRUCTIONS' : undefined
}
