import { z } from 'zod'
import { hasOutcome } from '../audit/audit-event.ts'
import { type AuditTrail, type TrailPart, type TrailRow, wholeTrail } from '../audit/audit-trail.ts'
import type { TrailFault } from '../audit/fault-words.ts'
import { overPurged, type PurgedRun, type PurgeRecord } from '../audit/purged-runs.ts'
import {
  type ChainKeys,
  type ChainPosition,
  chainStart,
  checkRow,
  type StoredAuditRow,
} from '../audit/verify-chain.ts'
import { ok, type Result } from '../kernel/result.ts'

export const MOST_LISTED = 10

/** A record that is not as it was written; ids only, nothing of what it says. */
export type TrailFinding = {
  readonly fault: TrailFault
  readonly bootId: string
  readonly seq: string
  readonly id: string
  readonly at: string
}

/** Things found, all counted, the first few listed. */
export type Findings<T> = { readonly count: number; readonly first: readonly T[] }

type Head = { readonly hash: string; readonly finding: TrailFinding }

/** What is known of a part once it is checked: plain data, so it can come from another thread. */
export type PartCheck = {
  readonly records: number
  /** Runs that begin in it. */
  readonly boots: number
  readonly faults: Findings<TrailFinding>
  /** The ends of earlier runs that runs say they started from. */
  readonly heads: readonly Head[]
  /** The last hash that each run has in it. */
  readonly ends: readonly string[]
  readonly openIntents: readonly string[]
  /** Removals of months that sound records tell of. */
  readonly purges: readonly PurgeRecord[]
  /** Outcomes met before their intent: boots are not read in the order of time. */
  readonly earlyOutcomes: readonly string[]
}

/** What is known between two rows. */
type Check = {
  records: number
  boots: number
  boot: string | undefined
  position: ChainPosition
  readonly faults: { count: number; readonly first: TrailFinding[] }
  readonly heads: Head[]
  readonly ends: string[]
  readonly purges: PurgeRecord[]
  readonly openIntents: Set<string>
  readonly earlyOutcomes: Set<string>
  readonly purgedRuns: ReadonlyMap<string, readonly PurgedRun[]>
}

/**
 * Checks every record of a part of the trail.
 * @param onProgress told the number of records checked so far
 * @returns STORE_UNAVAILABLE when the part could not be read to its end
 */
export async function checkRecords(
  trail: AuditTrail,
  keys: ChainKeys,
  part: TrailPart = wholeTrail,
  onProgress: (records: number) => void = () => undefined,
): Promise<Result<PartCheck>> {
  const purged = await trail.purgedRuns()
  if (!purged.ok) return purged
  const check = startingAfter(part, purged.value)
  for await (const batch of trail.rows(part)) {
    if (!batch.ok) return batch
    for (const row of batch.value) take(check, row, keys)
    onProgress(check.records)
  }
  const { records, boots, faults, heads, purges } = check
  endRun(check)
  const openIntents = [...check.openIntents]
  const earlyOutcomes = [...check.earlyOutcomes]
  return ok({ records, boots, faults, heads, ends: check.ends, purges, openIntents, earlyOutcomes })
}

const startingAfter = ({ after }: TrailPart, purgedRuns: readonly PurgedRun[]): Check => ({
  records: 0,
  boots: 0,
  boot: after?.bootId,
  position: after ? { seq: Number(after.seq), hash: after.hash } : chainStart,
  faults: { count: 0, first: [] },
  heads: [],
  ends: [],
  purges: [],
  openIntents: new Set(),
  earlyOutcomes: new Set(),
  purgedRuns: Map.groupBy(purgedRuns, ({ bootId }) => bootId),
})

function take(check: Check, row: TrailRow, keys: ChainKeys): void {
  if (row.boot_id !== check.boot) {
    endRun(check)
    check.boot = row.boot_id
    check.boots += 1
    check.position = chainStart
  }
  check.records += 1
  const isGap = Number(row.seq) > check.position.seq + 1
  if (isGap) check.position = overPurged(check.position, check.purgedRuns.get(row.boot_id))
  const fault = checkRow(check.position, row, keys)?.fault ?? sealFault(row, keys)
  if (fault) {
    add(check.faults, { fault, bootId: row.boot_id, seq: row.seq, id: row.id, at: row.at })
  }
  // Goes on from what stands there, so that one fault is counted once and not for all that follow.
  check.position = { seq: Number(row.seq), hash: row.hash }
  if (row.action === 'process.start') noteHead(check, row)
  if (row.action === 'audit.purge' && !fault) notePurge(check, row)
  pair(check, row)
}

/** Where the run that was being read came to its end, if one was. */
function endRun({ records, position, ends }: Check): void {
  if (records > 0) ends.push(position.hash)
}

/** Leaf of RFC 9162 §2.1.1, SHA-256(0x00 || record), by way of the text. */
function sealFault({ leaf, isDue, body }: TrailRow, { sha256 }: ChainKeys): TrailFault | undefined {
  if (leaf === undefined || leaf === null) return isDue ? 'unsealed' : undefined
  return sha256(`\u0000${body}`) === leaf ? undefined : 'leaf-differs'
}

function add(faults: Check['faults'], finding: TrailFinding): void {
  faults.count += 1
  if (faults.first.length < MOST_LISTED) faults.first.push(finding)
}

const startSchema = z.looseObject({
  event: z.looseObject({ previousHead: z.string().nullable() }),
})

function noteHead(check: Check, { boot_id, seq, id, at, body }: StoredAuditRow): void {
  const started = startSchema.safeParse(parseJson(body))
  const hash = started.success ? started.data.event.previousHead : null
  if (hash === null) return
  check.heads.push({
    hash,
    finding: { fault: 'previous-head-missing', bootId: boot_id, seq, id, at },
  })
}

const purgeSchema = z.looseObject({
  who: z.looseObject({ tenant: z.string() }),
  event: z.looseObject({ month: z.string(), records: z.number(), digest: z.string() }),
})

function notePurge({ purges }: Check, { body, phase }: StoredAuditRow): void {
  const record = purgeSchema.safeParse(parseJson(body))
  if (!record.success || phase !== 'intent') return
  const { who, event } = record.data
  const { month, records, digest } = event
  purges.push({ tenant: who.tenant, month, records, digest })
}

function pair({ openIntents, earlyOutcomes }: Check, row: StoredAuditRow): void {
  if (row.phase === 'intent') {
    if (hasOutcome(row.action) && !earlyOutcomes.delete(row.id)) openIntents.add(row.id)
    return
  }
  if (row.intent_id && !openIntents.delete(row.intent_id)) earlyOutcomes.add(row.intent_id)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
