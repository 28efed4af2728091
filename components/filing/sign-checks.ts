import type { ReviewedNote } from '#lib/flows/review-note.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Overrides } from '#lib/note/approve.ts'
import { errorProneOf } from '#lib/note/error-prone/find-error-prone.ts'
import { type CheckedStatement, unresolved } from '#lib/note/verification.ts'

/** One line of the list beside the text: what was checked, and what came of it. */
export type SignCheck =
  | { readonly kind: 'patient'; readonly hasVisit: boolean }
  | { readonly kind: 'evidence'; readonly open: number; readonly withReason: number }
  | {
      readonly kind: 'facts'
      readonly state: 'none' | 'read' | 'unread'
      readonly at: Instant | undefined
      /** Sentences whose cited fact reads differently now. */
      readonly changed: number
    }
  | { readonly kind: 'left-out'; readonly count: number }
  /** Ways of writing that are misread. They stop nothing. */
  | { readonly kind: 'error-prone'; readonly count: number }
  | { readonly kind: 'size'; readonly fits: boolean }
  /** Of the note of another: who it is about, and that nothing of it was changed. */
  | { readonly kind: 'same-patient' | 'same-text' }

export type CheckMark = 'ok' | 'warn' | 'crit' | 'plain'

export function signChecks(review: ReviewedNote, reasons: Overrides): readonly SignCheck[] {
  const { saidNotInNote } = review
  const toResolve = unresolved(review.verification)
  const withReason = toResolve.filter((checked) => hasReason(checked, reasons)).length
  return [
    { kind: 'patient', hasVisit: review.identity.encounter !== undefined },
    { kind: 'evidence', open: toResolve.length - withReason, withReason },
    factsCheck(review),
    ...(saidNotInNote === undefined ? [] : [{ kind: 'left-out', count: saidNotInNote } as const]),
    ...errorProneCheck(review),
    { kind: 'size', fits: review.fits },
  ]
}

export const coSignChecks = ({ fits }: Pick<ReviewedNote, 'fits'>): readonly SignCheck[] => [
  { kind: 'same-patient' },
  { kind: 'same-text' },
  { kind: 'size', fits },
]

function errorProneCheck({ verification }: ReviewedNote): readonly SignCheck[] {
  const count = verification.statements.flatMap(({ statement }) => errorProneOf(statement)).length
  return count > 0 ? [{ kind: 'error-prone', count }] : []
}

function factsCheck({ verification, factsReadAt }: ReviewedNote): SignCheck {
  const { statements } = verification
  const cites = statements.some(({ statement }) =>
    statement.evidence.some(({ kind }) => kind === 'chart'),
  )
  const changed = statements.filter(({ reasons }) =>
    reasons.some(({ kind }) => kind === 'chart-changed'),
  ).length
  const state = cites ? (factsReadAt === undefined ? 'unread' : 'read') : 'none'
  return { kind: 'facts', state, at: factsReadAt, changed }
}

/** What was edited and not checked since cannot be signed with a reason: it has to be checked. */
export const mayHaveReason = ({ support }: CheckedStatement): boolean => support !== 'edited'

export const hasReason = (checked: CheckedStatement, reasons: Overrides): boolean =>
  mayHaveReason(checked) && (reasons[checked.statement.id] ?? '').trim() !== ''

export function markOf(check: SignCheck): CheckMark {
  switch (check.kind) {
    case 'patient':
    case 'same-patient':
    case 'same-text':
      return 'ok'
    case 'evidence':
      return check.open > 0 ? 'warn' : 'ok'
    case 'facts':
      if (check.changed > 0) return 'crit'
      return check.state === 'read' ? 'ok' : check.state === 'unread' ? 'warn' : 'plain'
    case 'left-out':
      return 'plain'
    case 'error-prone':
      return 'warn'
    case 'size':
      return check.fits ? 'ok' : 'crit'
  }
}
