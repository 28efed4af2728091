import { type ChartFact, citeFact } from './chart-fact.ts'
import { deleteStatement, replaceStatement, resolveStatement, restoreDraft } from './edit-note.ts'
import type { Evidence } from './evidence.ts'
import type { Note, Statement } from './note.ts'
import { isEdited } from './statements.ts'
import { type CheckedStatement, isResolved, type Reason } from './verification.ts'

/** What a clinician can do with a statement its evidence does not carry. */
export type Remedy =
  | 'own-words'
  | 'asked'
  | 'restore'
  | 'write-both'
  | 'use-chart'
  | 'keep'
  | 'delete'
  | 'edit'

const HISTORY = new Set([
  '10154-3',
  '10164-2',
  '10187-3',
  '11348-0',
  '10157-6',
  '29762-2',
  '48765-2',
])
const ASKABLE = /^(?:denies|reports|no|not|does not|has no|without)\b/i

/** The remedies offered under a statement, the most fitting first; none when it stands. */
export function remediesFor(checked: CheckedStatement, sectionCode: string): readonly Remedy[] {
  if (isResolved(checked) || checked.support === 'edited') return []
  const { statement } = checked
  if (checked.reasons.some(({ kind }) => kind === 'place-open')) return ['edit', 'delete']
  if (checked.support === 'conflict') return remediesOfConflict(checked.reasons)
  const isCarried = checked.reasons.some(({ kind }) => kind === 'carried-forward')
  const isAskable = !isCarried && HISTORY.has(sectionCode) && ASKABLE.test(statement.text)
  const own = isAskable ? 'asked' : 'own-words'
  return isEdited(statement) ? [own, 'restore', 'delete', 'edit'] : [own, 'delete', 'edit']
}

function remediesOfConflict(reasons: readonly Reason[]): readonly Remedy[] {
  switch (conflictOf(reasons)?.kind) {
    case 'dose-differs':
      return ['write-both', 'use-chart', 'keep']
    case 'chart-changed':
      return ['use-chart', 'keep', 'delete']
    default:
      return ['keep', 'delete', 'edit']
  }
}

type Conflict = Extract<Reason, { readonly fact: ChartFact }>

/** The reason that sets a statement against the chart. */
export const conflictOf = (reasons: readonly Reason[]): Conflict | undefined =>
  reasons.find((reason): reason is Conflict => 'fact' in reason)

/**
 * The note after a remedy. `edit` changes nothing: it is where the caret goes.
 *
 * @param keptReason the words recorded as the reason for `keep`
 */
export function applyRemedy(
  note: Note,
  { statement, reasons }: CheckedStatement,
  remedy: Remedy,
  keptReason: string,
): Note {
  switch (remedy) {
    case 'own-words':
    case 'asked':
      return resolveStatement(note, statement.id, { kind: 'own-words' })
    case 'keep':
      return resolveStatement(note, statement.id, { kind: 'kept', reason: keptReason })
    case 'restore':
      return restoreDraft(note, statement.id)
    case 'delete':
      return deleteStatement(note, statement.id)
    case 'use-chart':
    case 'write-both':
      return replaceStatement(note, statement.id, withChart(statement, reasons, remedy))
    case 'edit':
      return note
  }
}

/** The statement with the chart's word instead of, or beside, what it said; and its evidence. */
function withChart(
  statement: Statement,
  reasons: readonly Reason[],
  remedy: 'use-chart' | 'write-both',
): Statement {
  const conflict = conflictOf(reasons)
  if (!conflict) return statement
  const text =
    remedy === 'use-chart' ? chartedText(statement, conflict) : bothTexts(statement, conflict)
  const { drafted: _, resolution: __, ...rest } = statement
  return { ...rest, text, drafted: text, evidence: evidenceWith(statement.evidence, conflict.fact) }
}

function chartedText({ text, evidence }: Statement, conflict: Conflict): string {
  if (conflict.kind === 'dose-differs') return text.replace(conflict.stated, conflict.charted)
  const cited = evidence.find(
    (one) => one.kind === 'chart' && one.reference === conflict.fact.reference,
  )
  return cited && text.includes(cited.quote)
    ? text.replace(cited.quote, conflict.fact.quote)
    : `${conflict.fact.quote}.`
}

const bothTexts = ({ text }: Statement, { fact }: Conflict): string =>
  `${text.replace(/[.\s]+$/, '')}; chart: ${fact.quote}.`

/** The fact as it reads now, in place of what was cited of it before. */
const evidenceWith = (evidence: readonly Evidence[], fact: ChartFact): readonly Evidence[] => [
  ...evidence.filter((one) => one.kind !== 'chart' || one.reference !== fact.reference),
  citeFact(fact),
]
