import type { FilingView } from '#lib/flows/view-filing.ts'
import { assertNever } from '#lib/kernel/assert-never.ts'

const SECOND = 1_000
/** Most notes are filed within the first second; the receipt should not wait for the next look. */
const AT_ONCE_MS = 100
const AT_ONCE_FOR_MS = SECOND
const SHORTLY_MS = 300
const SHORTLY_FOR_MS = 10 * SECOND
const SOON_FOR_MS = 60 * SECOND
const LATER_MS = 3 * SECOND
/** Somebody may sign in elsewhere, and the filing goes on. */
const WAITING_FOR_SOMEBODY_MS = 10 * SECOND
/** An attending takes minutes at the least; the page hears of it while somebody may look. */
const WAITING_FOR_CO_SIGNATURE_MS = 15 * SECOND

/**
 * When to ask again where a filing stands.
 *
 * @param seenForMs how long it has been seen in its present state
 * @returns milliseconds, or false when nothing more will happen by itself
 */
export function pollEvery(view: FilingView, seenForMs: number): number | false {
  const { state } = view
  switch (state) {
    case 'queued':
    case 'sending':
      return whileMoving(seenForMs)
    case 'filed': {
      const isRead = view.verification !== undefined || view.notBefore === undefined
      if (!isRead || isLabelling(view)) return whileMoving(seenForMs)
      return view.coSign?.standing === 'awaiting' && WAITING_FOR_CO_SIGNATURE_MS
    }
    case 'held':
    case 'unknown':
      return seenForMs < SOON_FOR_MS ? SECOND : LATER_MS
    case 'needs-user':
      return WAITING_FOR_SOMEBODY_MS
    case 'rejected':
    case 'needs-review':
      return false
    default:
      return assertNever(state)
  }
}

const isLabelling = ({ labels }: FilingView): boolean =>
  labels?.state === 'waiting' || labels?.state === 'sending'

function whileMoving(seenForMs: number): number {
  if (seenForMs < AT_ONCE_FOR_MS) return AT_ONCE_MS
  if (seenForMs < SHORTLY_FOR_MS) return SHORTLY_MS
  return seenForMs < SOON_FOR_MS ? SECOND : LATER_MS
}
