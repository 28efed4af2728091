import { type AuditEvent, type AuditOutcome, hasOutcome } from '../audit-event.ts'
import type { AuditRecord } from '../audit-record.ts'
import { parseRecord } from '../parse-record.ts'
import type { Access } from './audit-event-resource.ts'

export type AccessPairs = {
  /** Takes the next record; gives what is complete with it. */
  take(body: string): readonly Access[]
  /** What never ended, or ended outside of what was taken. */
  rest(): readonly Access[]
}

/** What is recorded without an outcome says it itself: a refusal by its code. */
const notedOutcome = (event: AuditEvent): AuditOutcome =>
  'code' in event ? { result: 'refused', code: event.code } : { result: 'done' }

/** Lays intents beside their outcomes while records go by; only open intents are held. */
export function pairAccesses(): AccessPairs {
  const open = new Map<string, AuditRecord>()
  return {
    take(body) {
      const record = parseRecord(body)
      if (!record) return []
      if (record.phase === 'intent') {
        if (!hasOutcome(record.event.action)) {
          return [{ intent: record, outcome: notedOutcome(record.event) }]
        }
        open.set(record.id, record)
        return []
      }
      const intent = open.get(record.intent)
      open.delete(record.intent)
      // Its intent lies outside: what it says of who and what is the same.
      return [{ intent: intent ?? record, outcome: record.outcome }]
    },
    rest: () => [...open.values()].map((intent) => ({ intent, outcome: undefined })),
  }
}
