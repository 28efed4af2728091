import { z } from 'zod'
import type { Instant } from '../kernel/instant.ts'
import type { AuditEvent, AuditOutcome, AuditWho } from './audit-event.ts'
import { canonicalJson } from './canonical-json.ts'

/** What every record says about where it stands: its process, its place there, its moment. */
type RecordPlace = {
  /** Version of this shape. */
  readonly v: 1
  readonly id: string
  readonly node: string
  /** One run of one process; its records form one chain. */
  readonly boot: string
  /** 1, 2, 3, … within the boot. */
  readonly seq: number
  readonly at: Instant
  readonly who: AuditWho
  readonly event: AuditEvent
}

/** One line of the trail: what somebody is about to do, or how it ended. */
export type AuditRecord =
  | (RecordPlace & { readonly phase: 'intent' })
  | (RecordPlace & {
      readonly phase: 'outcome'
      readonly intent: string
      readonly outcome: AuditOutcome
    })

/** The bytes that are hashed and kept. */
export const recordBody = (record: AuditRecord): string => canonicalJson(record)

/** What stands beside the body for searching. Derived, so it can be checked against the body. */
export type AuditColumns = {
  readonly boot_id: string
  readonly seq: string
  readonly id: string
  readonly at: string
  readonly node: string
  readonly tenant: string
  readonly phase: 'intent' | 'outcome'
  readonly action: string
  readonly intent_id: string | null
  readonly result: string | null
  readonly launch_id: string | null
  readonly user_url: string | null
  readonly patient: string | null
}

export const auditColumns = (record: AuditRecord): AuditColumns => ({
  boot_id: record.boot,
  seq: String(record.seq),
  id: record.id,
  at: record.at,
  node: record.node,
  tenant: record.who.tenant,
  phase: record.phase,
  action: record.event.action,
  intent_id: record.phase === 'outcome' ? record.intent : null,
  result: record.phase === 'outcome' ? record.outcome.result : null,
  launch_id: record.who.launchId,
  user_url: record.who.user,
  patient: record.who.patient,
})

const whoSchema = z.looseObject({
  tenant: z.string(),
  launchId: z.string().nullable(),
  user: z.string().nullable(),
  patient: z.string().nullable(),
})

/** As much of a stored record as reading and checking need; unknown actions stay readable. */
export const storedRecordSchema = z.looseObject({
  v: z.literal(1),
  id: z.string(),
  node: z.string(),
  boot: z.string(),
  seq: z.number().int(),
  at: z.string(),
  phase: z.enum(['intent', 'outcome']),
  who: whoSchema,
  event: z.looseObject({ action: z.string() }),
  intent: z.string().optional(),
  outcome: z.looseObject({ result: z.string(), code: z.string().optional() }).optional(),
})
