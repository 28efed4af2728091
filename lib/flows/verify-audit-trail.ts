import { z } from 'zod'
import { hasOutcome } from '../audit/audit-event.ts'
import type { AuditTrail, TrailRow } from '../audit/audit-trail.ts'
import type { TrailFault } from '../audit/fault-words.ts'
import {
  type ChainKeys,
  type ChainPosition,
  chainStart,
  checkRow,
  type StoredAuditRow,
} from '../audit/verify-chain.ts'
import { ok, type Result } from '../kernel/result.ts'

const MOST_LISTED = 10

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

export type TrailReport = {
  readonly records: number
  /** Runs of processes; each has a chain of its own. */
  readonly boots: number
  readonly faults: Findings<TrailFinding>
  /** Ids of intents that no outcome followed: the process died, or is still at it. */
  readonly unfinished: Findings<string>
}

type Head = { readonly hash: string; readonly finding: TrailFinding }

/** What is known between two rows. */
type Check = {
  records: number
  boots: number
  boot: string | undefined
  position: ChainPosition
  readonly faults: { count: number; readonly first: TrailFinding[] }
  /** The ends of earlier runs that runs say they started from. */
  readonly heads: Head[]
  readonly openIntents: Set<string>
  /** Outcomes met before their intent: boots are not read in the order of time. */
  readonly earlyOutcomes: Set<string>
}

/**
 * Reads the whole trail and checks every record: chain, MAC and columns of each run, the link from
 * a run to the one before it, and intents without outcome.
 *
 * @param onProgress told the number of records checked so far
 * @returns what was found; STORE_UNAVAILABLE when the trail could not be read to its end
 */
export async function verifyAuditTrail(
  trail: AuditTrail,
  keys: ChainKeys,
  onProgress: (records: number) => void = () => undefined,
): Promise<Result<TrailReport>> {
  const check: Check = {
    records: 0,
    boots: 0,
    boot: undefined,
    position: chainStart,
    faults: { count: 0, first: [] },
    heads: [],
    openIntents: new Set(),
    earlyOutcomes: new Set(),
  }
  for await (const batch of trail.rows()) {
    if (!batch.ok) return batch
    for (const row of batch.value) take(check, row, keys)
    onProgress(check.records)
  }
  const missing = await trail.missingHashes(check.heads.map(({ hash }) => hash))
  if (!missing.ok) return missing
  for (const { hash, finding } of check.heads) {
    if (missing.value.includes(hash)) add(check.faults, finding)
  }
  return ok(reportOf(check))
}

function take(check: Check, row: TrailRow, keys: ChainKeys): void {
  if (row.boot_id !== check.boot) {
    check.boot = row.boot_id
    check.boots += 1
    check.position = chainStart
  }
  check.records += 1
  const fault = checkRow(check.position, row, keys)?.fault ?? sealFault(row, keys)
  if (fault) {
    add(check.faults, { fault, bootId: row.boot_id, seq: row.seq, id: row.id, at: row.at })
  }
  // Goes on from what stands there, so that one fault is counted once and not for all that follow.
  check.position = { seq: Number(row.seq), hash: row.hash }
  if (row.action === 'process.start') noteHead(check, row)
  pair(check, row)
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

function pair({ openIntents, earlyOutcomes }: Check, row: StoredAuditRow): void {
  if (row.phase === 'intent') {
    if (hasOutcome(row.action) && !earlyOutcomes.delete(row.id)) openIntents.add(row.id)
    return
  }
  if (row.intent_id && !openIntents.delete(row.intent_id)) earlyOutcomes.add(row.intent_id)
}

const reportOf = ({ records, boots, faults, openIntents }: Check): TrailReport => ({
  records,
  boots,
  faults,
  unfinished: { count: openIntents.size, first: [...openIntents].slice(0, MOST_LISTED) },
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
