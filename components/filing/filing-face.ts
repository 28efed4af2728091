import type { FilingView } from '#lib/flows/view-filing.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { assertNever } from '#lib/kernel/assert-never.ts'

/** What the filing region tells. Only the four `filed` faces speak of success. */
export type FilingFace =
  | 'queued'
  /** The EHR is away or asks to wait: provably not processed, tried again. */
  | 'pending'
  | 'sending'
  | 'filed'
  | 'identical'
  /** Filed, and the EHR does not let us read it. */
  | 'unread'
  /** Filed, and what was read back is not what was signed. */
  | 'altered'
  /** Filed and changed by others, and its author went on from that. */
  | 'accepted'
  | 'held'
  | 'unknown'
  | 'sign-in'
  | 'not-permitted'
  | 'not-found'
  /** Whether it arrived is not known, and the EHR refuses every look. */
  | 'look-refused'
  | 'different'
  /** The record that was to be changed is not as its author saw it; nothing was written over it. */
  | 'changed'
  | 'several'
  | 'rejected'
  /** Its author went on from what others wrote, without it. */
  | 'set-aside'
  /** Refused, and its author has done with it. */
  | 'dismissed'

export type FilingTone = 'go' | 'ok' | 'warn' | 'crit'

export type FilingButton = 'look-now' | 'send-again' | 'compare' | 'copy-note' | 'dismiss'

type Look = {
  readonly tone: FilingTone
  readonly buttons: readonly FilingButton[]
  /** The one of them that leads out of it, when there is one. */
  readonly primary?: FilingButton
}

const looks: Readonly<Record<FilingFace, Look>> = {
  queued: { tone: 'go', buttons: [] },
  pending: { tone: 'warn', buttons: [] },
  sending: { tone: 'go', buttons: [] },
  filed: { tone: 'ok', buttons: [] },
  identical: { tone: 'ok', buttons: [] },
  unread: { tone: 'ok', buttons: [] },
  altered: { tone: 'crit', buttons: ['compare', 'copy-note'], primary: 'compare' },
  accepted: { tone: 'warn', buttons: [] },
  held: { tone: 'warn', buttons: ['look-now'] },
  unknown: { tone: 'warn', buttons: ['look-now'] },
  'sign-in': { tone: 'warn', buttons: ['copy-note'] },
  'not-permitted': { tone: 'crit', buttons: ['copy-note'], primary: 'copy-note' },
  'not-found': { tone: 'warn', buttons: ['send-again', 'copy-note'] },
  'look-refused': { tone: 'warn', buttons: ['send-again', 'copy-note'] },
  different: { tone: 'crit', buttons: ['copy-note'] },
  changed: { tone: 'crit', buttons: ['compare', 'copy-note'], primary: 'compare' },
  several: { tone: 'crit', buttons: ['copy-note'] },
  rejected: { tone: 'crit', buttons: ['copy-note', 'dismiss'], primary: 'copy-note' },
  'set-aside': { tone: 'warn', buttons: ['copy-note', 'dismiss'] },
  dismissed: { tone: 'warn', buttons: ['copy-note'] },
}

export const lookOf = (face: FilingFace): Look => looks[face]

const SIGN_IN: ReadonlySet<AppErrorCode> = new Set([
  'SESSION_ENDED',
  'SESSION_LOCKED',
  'SESSION_MISSING',
  'FHIR_UNAUTHORIZED',
  'TOKEN_REFUSED',
])

/** The face of a filing as it stands (fhir-writeback §4). */
export function filingFace(view: FilingView): FilingFace {
  const { state } = view
  switch (state) {
    case 'queued':
      return view.errorCode === undefined ? 'queued' : 'pending'
    case 'filed':
      return filedFace(view)
    case 'needs-user':
      return decisionFace(view.errorCode)
    case 'needs-review':
      return reviewFace(view)
    case 'rejected':
      return rejectedFace(view)
    case 'sending':
    case 'held':
    case 'unknown':
      return state
    default:
      return assertNever(state)
  }
}

/** Without a record nothing was filed, whatever a state says (WB-40). */
function filedFace({ record, verification, notBefore }: FilingView): FilingFace {
  if (!record) return 'unknown'
  if (verification === 'identical') return 'identical'
  if (verification === 'altered') return 'accepted'
  return notBefore === undefined ? 'unread' : 'filed'
}

function rejectedFace({ errorCode, dismissal }: FilingView): FilingFace {
  if (dismissal !== undefined) return 'dismissed'
  return errorCode === 'FILING_RECORD_CHANGED' ? 'set-aside' : 'rejected'
}

function decisionFace(code: AppErrorCode | undefined): FilingFace {
  if (code === 'FHIR_NOT_FOUND') return 'not-found'
  if (code === 'FILING_LOOK_NOT_POSSIBLE') return 'look-refused'
  return code !== undefined && SIGN_IN.has(code) ? 'sign-in' : 'not-permitted'
}

function reviewFace({ method, record, verification, steps }: FilingView): FilingFace {
  if (verification === 'altered' && record) return 'altered'
  if (method === 'put') return 'changed'
  return steps.at(-1)?.event === 'found-different' ? 'different' : 'several'
}
