import type { Instant } from '../kernel/instant.ts'
import { hasOutcome } from './audit-event.ts'
import type { TrailEntry } from './audit-search.ts'

/** One thing that was done, for whoever asks who did what. Undefined: not known, or not concerned. */
export type AccessEntry = TrailEntry & {
  readonly ehrId: string | undefined
  /** Patient ids are unique within one EHR only. */
  readonly patient: string | undefined
  readonly user: string | undefined
  /** The process that did it. */
  readonly node: string
}

type Members = Readonly<Record<string, unknown>>

/** As much of a stored record as an entry needs (storedRecordSchema). */
export type ReadRecord = {
  readonly id: string
  readonly at: string
  readonly node: string
  readonly who: Members
  readonly event: Members & { readonly action: string }
  readonly outcome?: Members | undefined
}

const RESULTS = ['done', 'refused', 'failed', 'unknown'] as const
const NAMING = ['reference', 'resource', 'filingId', 'noteId', 'decision', 'code'] as const

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The reference, type or id that an event names as what it was about. */
export const whatOf = (event: Members): string | undefined =>
  NAMING.map((name) => text(event[name])).find((value) => value !== undefined)

/**
 * Lays an intent beside how it ended.
 * @param ended the outcome's record; what is recorded without one says by a code that it is a refusal
 */
export function accessEntry(intent: ReadRecord, ended: ReadRecord | undefined): AccessEntry {
  const { who, event } = intent
  const outcome = ended?.outcome ?? notedOutcome(event)
  return {
    id: intent.id,
    // A record's time is always written by instantOf.
    at: intent.at as Instant,
    action: event.action,
    what: whatOf(event),
    launchId: text(who.launchId),
    result: RESULTS.find((result) => result === outcome.result),
    code: text(outcome.code),
    ehrId: text(who.ehrId),
    patient: text(who.patient),
    user: text(who.user),
    node: intent.node,
  }
}

const notedOutcome = (event: ReadRecord['event']): Members => {
  if (hasOutcome(event.action)) return {}
  return 'code' in event ? { result: 'refused', code: event.code } : { result: 'done' }
}
