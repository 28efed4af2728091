import type { ReviewedNote } from '#lib/flows/review-note.ts'
import type { Overrides } from '#lib/note/approve.ts'
import { unresolved } from '#lib/note/verification.ts'
import { hasReason, mayHaveReason } from './sign-checks.ts'

/** What stands between the press of "Sign and file" and the signature. */
export type Missing =
  | { readonly kind: 'size' }
  /** The sentence was edited and not checked. */
  | { readonly kind: 'check'; readonly statementId: string }
  | { readonly kind: 'reason'; readonly statementId: string }
  | { readonly kind: 'attestation' }
  /** Pressed before anybody can have looked (S7). */
  | { readonly kind: 'look' }

type Signing = {
  readonly review: ReviewedNote
  readonly reasons: Overrides
  readonly isAttested: boolean
  readonly isArmed: boolean
}

/** The first thing that is missing, in the order of the page; the server decides in the end. */
export function whatIsMissing({
  review,
  reasons,
  isAttested,
  isArmed,
}: Signing): Missing | undefined {
  if (!review.fits) return { kind: 'size' }
  const open = unresolved(review.verification).find((checked) => !hasReason(checked, reasons))
  if (open) {
    const kind = mayHaveReason(open) ? 'reason' : 'check'
    return { kind, statementId: open.statement.id }
  }
  if (!isAttested) return { kind: 'attestation' }
  return isArmed ? undefined : { kind: 'look' }
}

/** The reasons that go with the signature: of this note's open sentences, as they were written. */
export const overridesOf = (review: ReviewedNote, reasons: Overrides): Overrides =>
  Object.fromEntries(
    unresolved(review.verification)
      .filter((checked) => hasReason(checked, reasons))
      .map(({ statement: { id } }) => [id, (reasons[id] ?? '').trim()]),
  )
