import { appError, errorTable } from '../kernel/app-error.ts'
import { type Instant, instantPlus } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { canProveAbsence, type EhrProfile, isRepeatRefused } from './ehr-profile.ts'
import type { EhrRecord, FilingEvent, FilingMethod, FilingProgress, FilingState } from './filing.ts'

/** What a transition may depend on beside the filing and the event. */
export type TransitionContext = {
  readonly now: Instant
  readonly profile: EhrProfile
  readonly method: FilingMethod
  /** Chance in [0, 1), to spread retries. */
  readonly chance: number
  /** The receipt number for a record, should this transition file it. */
  readonly receiptFor: (record: EhrRecord) => string
}

type Move<E extends FilingEvent = FilingEvent> = (
  progress: FilingProgress,
  event: E,
  context: TransitionContext,
) => Partial<FilingProgress>

type Moves = { readonly [T in FilingEvent['type']]?: Move<Extract<FilingEvent, { type: T }>> }

const SECOND = 1_000
const LONGEST_BACKOFF_MS = 5 * 60 * SECOND
/** An EHR that asks to come back next year is asked again in an hour: a note must not lie about. */
const LONGEST_WAIT_MS = 60 * 60 * SECOND
/** When an unknown outcome is looked for: the EHR's index may lag (WB-25). */
const LOOK_AFTER_MS = [5 * SECOND, 30 * SECOND, 120 * SECOND] as const
const LOOK_LATER_MS = 10 * 60 * SECOND
/** An EHR that files but does not let us read is not asked for ever. */
const MOST_READ_BACKS = 8

/** Doubles with every attempt, spread over half its length. */
function backoff(attempt: number, { now, chance }: TransitionContext): Instant {
  const full = Math.min(2 ** Math.min(attempt, 20) * SECOND, LONGEST_BACKOFF_MS)
  return instantPlus(now, Math.round(full * (0.5 + chance / 2)))
}

const nextLook = (looks: number, { now }: Pick<TransitionContext, 'now'>): Instant =>
  instantPlus(now, LOOK_AFTER_MS[looks] ?? LOOK_LATER_MS)

const retry: Move = ({ attempt }, _event, context) => ({
  state: 'queued',
  notBefore: backoff(attempt, context),
})

const file =
  (adopted: boolean): Move<Extract<FilingEvent, { record: EhrRecord }>> =>
  (_progress, { record }, context) => ({
    state: 'filed',
    record,
    receipt: context.receiptFor(record),
    adopted,
    // Due for the read-back at once.
    notBefore: context.now,
    errorCode: undefined,
  })

const becomeUnknown: Move<Extract<FilingEvent, { type: 'answer-lost' }>> = (
  _progress,
  { code },
  context,
) => ({ state: 'unknown', looks: 0, notBefore: nextLook(0, context), errorCode: code })

const askUser: Move<Extract<FilingEvent, { code: NonNullable<FilingProgress['errorCode']> }>> = (
  _progress,
  { code },
) => ({ state: 'needs-user', notBefore: undefined, errorCode: code })

const review: Move = () => ({ state: 'needs-review', notBefore: undefined })

/**
 * A PUT met another version than the author saw. It may be our own, from a send whose answer was
 * lost: the record is read at once, and nothing is forced (WB-30).
 */
const readTheRecord: Move = (_progress, _event, { now }) => ({
  state: 'unknown',
  looks: 0,
  notBefore: now,
  errorCode: 'FILING_RECORD_CHANGED',
})

const refusals: readonly FilingProgress['errorCode'][] = [
  'FILING_RECORD_CHANGED',
  'FHIR_REFUSED',
  'FHIR_NOT_SUPPORTED',
  'FHIR_HOST_REFUSED',
]

/**
 * Nothing found: sound to send again only where absence is proven (WB-24, WB-25), and of no use
 * where the EHR refused it since.
 */
const lookAgainOrDecide: Move<Extract<FilingEvent, { type: 'found-none' }>> = (
  { looks, errorCode },
  { isProof },
  context,
) => {
  const looked = looks + 1
  const isRefused = refusals.includes(errorCode)
  const { profile, method } = context
  if (isRepeatRefused(profile, method) && !isRefused) {
    return { state: 'queued', looks: looked, notBefore: context.now, errorCode: undefined }
  }
  if (looked < LOOK_AFTER_MS.length) return { looks: looked, notBefore: nextLook(looked, context) }
  if (isProof && canProveAbsence(profile, method) && !isRefused) {
    return { state: 'queued', looks: looked, notBefore: context.now, errorCode: undefined }
  }
  if (errorCode === 'FILING_RECORD_CHANGED') {
    return { state: 'needs-review', looks: looked, notBefore: undefined }
  }
  return { state: 'needs-user', looks: looked, notBefore: undefined, errorCode: 'FHIR_NOT_FOUND' }
}

/** An amendment is based on the version that was compared, not on the one before it. */
const asCompared = (record: EhrRecord, version = record.version): EhrRecord =>
  version === record.version ? record : { ...record, version, etag: undefined }

const lookLater: Move<Extract<FilingEvent, { type: 'look-failed' }>> = (
  { looks },
  { code },
  context,
) => ({ notBefore: nextLook(Math.max(looks, 1), context), errorCode: code })

/**
 * A look that is refused and would be refused again counts: after the last one a person decides,
 * since nothing is known. What passes by itself, such as an EHR that is away, is waited for.
 */
const lookLaterOrDecide: Move<Extract<FilingEvent, { type: 'look-failed' }>> = (
  progress,
  event,
  context,
) => {
  if (errorTable[event.code].retryable) return lookLater(progress, event, context)
  const looks = progress.looks + 1
  return looks < LOOK_AFTER_MS.length
    ? { looks, notBefore: nextLook(looks, context), errorCode: event.code }
    : { state: 'needs-user', looks, notBefore: undefined, errorCode: 'FILING_LOOK_NOT_POSSIBLE' }
}

/** A look ahead of its time proves nothing of an index that lags: the series begins again. */
const lookNow: Move = (_progress, _event, { now }) => ({ notBefore: now, looks: 0 })

const whileLooking: Moves = {
  found: file(true),
  'found-several': review,
  'found-different': (_progress, { record }) => ({
    state: 'needs-review',
    record,
    notBefore: undefined,
  }),
  'look-failed': lookLater,
  'signed-in': lookNow,
  'asked-to-look': lookNow,
}

const sendAgain: Move = (_progress, _event, { now }) => ({
  state: 'queued',
  notBefore: now,
  errorCode: undefined,
})

/** The record counts as others left it: an amendment is made over that version. */
const accept: Move<Extract<FilingEvent, { type: 'accepted' }>> = (_progress, { record, text }) => ({
  state: 'filed',
  record,
  standingText: text,
  verification: 'altered',
  notBefore: undefined,
  errorCode: undefined,
})

/** A sign-in answers "session over" and "not permitted to look", not "is it there already?". */
const goOnAfterSignIn: Move = (progress, event, context) => {
  if (progress.errorCode === 'FHIR_NOT_FOUND') return {}
  if (progress.errorCode === 'FILING_LOOK_NOT_POSSIBLE') {
    return { ...lookNow(progress, event, context), state: 'unknown', errorCode: undefined }
  }
  return sendAgain(progress, event, context)
}

/** Every move there is. What is not in the table cannot happen. */
const table: Readonly<Record<FilingState, Moves>> = {
  queued: {
    claimed: ({ attempt }) => ({
      state: 'sending',
      attempt: attempt + 1,
      notBefore: undefined,
      errorCode: undefined,
    }),
    // Its next launch is known now; when it may go out has not changed.
    'signed-in': () => ({}),
  },
  sending: {
    'not-sent': (progress, event, context) => ({
      ...retry(progress, event, context),
      errorCode: event.code,
    }),
    'told-to-wait': (progress, event, context) => ({
      state: 'queued',
      notBefore:
        event.waitMs === undefined
          ? backoff(progress.attempt, context)
          : instantPlus(context.now, Math.min(event.waitMs, LONGEST_WAIT_MS)),
      errorCode: 'FHIR_BUSY',
    }),
    created: file(false),
    existed: file(true),
    updated: file(false),
    'changed-since': readTheRecord,
    'several-exist': review,
    // Refused now says nothing of an earlier send that was looked for: it may be there after all,
    // kept for review or committed late. It is looked for once more; then a person decides.
    refused: ({ looks }, { code, ehrSaid }, { now }) =>
      looks > 0
        ? { state: 'unknown', looks: 0, notBefore: nextLook(0, { now }), errorCode: code, ehrSaid }
        : { state: 'rejected', errorCode: code, ehrSaid },
    'not-permitted': askUser,
    held: (_progress, { record }, context) => ({
      state: 'held',
      record,
      looks: 0,
      notBefore: nextLook(0, context),
    }),
    'answer-lost': becomeUnknown,
  },
  unknown: {
    ...whileLooking,
    'found-none': lookAgainOrDecide,
    'look-failed': lookLaterOrDecide,
  },
  held: {
    ...whileLooking,
    // The EHR said it keeps it: not there yet is no reason to send again.
    'found-none': ({ looks }, _event, context) => ({
      looks: looks + 1,
      notBefore: nextLook(looks + 1, context),
    }),
    refused: (_progress, { code, ehrSaid }) => ({ state: 'rejected', errorCode: code, ehrSaid }),
  },
  filed: {
    'read-back': ({ record }, { verification, version }) =>
      verification === 'identical'
        ? {
            verification,
            record: record && asCompared(record, version),
            notBefore: undefined,
            errorCode: undefined,
          }
        : { verification, state: 'needs-review', notBefore: undefined },
    'read-back-failed': ({ looks }, { code }, context) => ({
      looks: looks + 1,
      notBefore: looks < MOST_READ_BACKS ? nextLook(looks, context) : undefined,
      errorCode: code,
    }),
    'signed-in': (_progress, _event, { now }) => ({ notBefore: now }),
    accepted: accept,
  },
  'needs-user': {
    'signed-in': goOnAfterSignIn,
    // Whoever asks for it has seen that it is not there: nothing is open any more.
    'asked-to-send-again': (...move) => ({ ...sendAgain(...move), looks: 0 }),
  },
  'needs-review': {
    accepted: accept,
    'set-aside': () => ({ state: 'rejected', errorCode: 'FILING_RECORD_CHANGED' }),
  },
  rejected: { dismissed: (_progress, { reason }) => ({ dismissal: reason }) },
}

/**
 * The next progress of a filing. Pure: time, chance and the EHR's ways are arguments.
 *
 * @returns FILING_ACTION_NOT_POSSIBLE when the event has no place in the present state
 */
export function transition(
  progress: FilingProgress,
  event: FilingEvent,
  context: TransitionContext,
): Result<FilingProgress> {
  // The table's type ties each move to its own event; the look-up by name loses that tie.
  const move = table[progress.state][event.type] as Move | undefined
  if (!move) {
    const reason = `${event.type} while ${progress.state}`
    return err(appError('FILING_ACTION_NOT_POSSIBLE', { reason }))
  }
  return ok({ ...progress, ...move(progress, event, context) })
}
