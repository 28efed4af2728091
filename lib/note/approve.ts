import { appError } from '../kernel/app-error.ts'
import type { UserUrl } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Evidence } from './evidence.ts'
import type { Note, Statement } from './note.ts'
import { plainLine } from './plain-line.ts'
import { writtenStatementsOf } from './statements.ts'
import { type CheckedStatement, isResolved, type Verification } from './verification.ts'

declare const approved: unique symbol

/** What the clinician confirmed, in which wording. The box is never ticked in advance. */
export type Attestation = {
  /** Version of the attestation text, `2026-03`. */
  readonly textVersion: string
  readonly text: string
  readonly isConfirmed: boolean
}

/** Reasons given at signing for statements that stay unresolved, by statement id. */
export type Overrides = Readonly<Record<string, string>>

export type Approval = {
  /** The verdict of the server on this very note. */
  readonly verification: Verification
  readonly by: UserUrl
  readonly at: Instant
  readonly attestation: Attestation
  readonly overrides: Overrides
  /** The text shown before signing (render-note.ts) and its SHA-256, lower-case hex. */
  readonly renderedText: string
  readonly sha256: string
}

/** A note a clinician took responsibility for. Only `approve` makes one; only this can be filed. */
export type ApprovedNote = Approval & {
  readonly note: Note
  readonly [approved]: true
}

/**
 * Takes a note from draft to approved.
 *
 * @returns the approved note, or NOTE_EMPTY, NOTE_UNRESOLVED (a statement its evidence does not
 * carry, without decision or reason; or one that is not the one checked), ATTESTATION_MISSING,
 * NOTE_CHANGED_SINCE_PREVIEW (the rendered text does not hold the note)
 */
export function approve(note: Note, approval: Approval): Result<ApprovedNote> {
  const statements = writtenStatementsOf(note)
  if (statements.length === 0) return err(appError('NOTE_EMPTY'))
  if (!isAllResolved(statements, approval)) return err(appError('NOTE_UNRESOLVED'))
  if (!approval.attestation.isConfirmed) return err(appError('ATTESTATION_MISSING'))
  if (!holdsInOrder(approval.renderedText, statements)) {
    return err(appError('NOTE_CHANGED_SINCE_PREVIEW'))
  }
  // The one place where the brand is given, after every check.
  return ok({ ...approval, note } as ApprovedNote)
}

/** Each statement must be the very one that was checked: a check of an older text proves nothing. */
function isAllResolved(statements: readonly Statement[], approval: Approval): boolean {
  const verdicts = new Map(
    approval.verification.statements.map((checked) => [checked.statement.id, checked]),
  )
  return statements.every((statement) => {
    const checked = verdicts.get(statement.id)
    if (!checked || !isSame(checked.statement, statement)) return false
    return isResolved(checked) || hasReason(checked, approval.overrides)
  })
}

const hasReason = ({ statement, support }: CheckedStatement, overrides: Overrides): boolean =>
  support !== 'edited' &&
  Object.hasOwn(overrides, statement.id) &&
  overrides[statement.id]?.trim() !== ''

const isSame = (a: Statement, b: Statement): boolean =>
  a === b || JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))

const canonical = ({ id, text, origin, evidence, drafted, resolution }: Statement) => [
  id,
  text,
  origin,
  evidence.map(canonicalEvidence),
  drafted,
  resolution?.kind,
  resolution?.kind === 'kept' ? resolution.reason : undefined,
]

function canonicalEvidence(cited: Evidence) {
  switch (cited.kind) {
    case 'said':
      return [cited.kind, cited.transcriptId, cited.turn, cited.start, cited.end, cited.quote]
    case 'chart':
      return [cited.kind, cited.reference, cited.versionId, cited.quote]
    case 'written':
      return [cited.kind, cited.noteId, cited.statementId, cited.quote]
  }
}

function holdsInOrder(text: string, statements: readonly Statement[]): boolean {
  let from = 0
  return statements.every((statement) => {
    const line = plainLine(statement.text)
    const found = text.indexOf(line, from)
    from = found + line.length
    return found >= 0
  })
}
