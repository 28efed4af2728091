import 'server-only'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { AuditEvent, AuditWho } from '#lib/audit/audit-event.ts'
import type { AccessGrant, AuditLog } from '#lib/audit/audit-log.ts'
import { type AuditRecord, auditColumns, recordBody } from '#lib/audit/audit-record.ts'
import { CHAIN_START, linkHash } from '#lib/audit/chain.ts'
import type { StoredAuditRow } from '#lib/audit/verify-chain.ts'
import { connectionSettings } from '#lib/db/pool.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { AuditEventId } from '#lib/kernel/ids.ts'
import type { Clock } from '#lib/kernel/instant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Mac } from '../crypto/mac.ts'
import { sha256 } from '../crypto/sha256.ts'
import { insertAuditRows, lastHeadOfNode } from './audit-rows.ts'

const LARGEST_BATCH = 1_000
/** Nobody waits for outcomes, and those of one page come within moments of each other. */
const OUTCOMES_WAIT_MS = 10

export type AuditWriter = AuditLog & {
  /** Writes what is waiting, then a closing record, then disconnects. */
  close(): Promise<void>
  /** Records that the process is about to stop; what still runs can still be recorded after it. */
  announceStop(): Promise<void>
}

type Entry =
  | { readonly phase: 'intent'; readonly who: AuditWho; readonly event: AuditEvent }
  | {
      readonly phase: 'outcome'
      readonly who: AuditWho
      readonly event: AuditEvent
      readonly intent: string
      readonly outcome: Extract<AuditRecord, { phase: 'outcome' }>['outcome']
    }

type Waiting = {
  readonly id: string
  readonly entry: Entry
  readonly done: (committed: boolean) => void
}

/** One unbroken run of numbers and hashes. A new one begins when the fate of a COMMIT is unknown. */
type Segment = {
  readonly boot: string
  seq: number
  head: string
  readonly client: pg.Client
  isConnected: boolean
}

const processWho: AuditWho = {
  tenant: 'system',
  ehrId: null,
  launchId: null,
  user: null,
  patient: null,
  encounter: null,
}

/**
 * The audit trail of one process: a hash chain of its own on a connection of its own, so that its
 * order is the order of commits and no other process is waited for. Callers that arrive while a
 * commit is under way share the next one (group commit): one flush serves all of them.
 */
export function openAuditWriter(options: {
  url: string
  node: string
  mac: Mac
  clock: Clock
}): AuditWriter {
  const waiting: Waiting[] = []
  let segment: Segment | undefined
  let pumping = false
  let hurry: (() => void) | undefined

  const append = (entry: Entry): Promise<string | undefined> =>
    new Promise((resolve) => {
      const id = randomUUID()
      waiting.push({ id, entry, done: (committed) => resolve(committed ? id : undefined) })
      if (entry.phase === 'intent') hurry?.()
      if (!pumping) void pump()
    })

  async function pump(): Promise<void> {
    pumping = true
    // Let everything that was started in this turn of the event loop join the first commit.
    await Promise.resolve()
    while (waiting.length > 0) {
      if (waiting.every(({ entry }) => entry.phase === 'outcome')) await intentOrMoment()
      const batch = waiting.splice(0, LARGEST_BATCH)
      const committed = await commit(batch)
      for (const one of batch) one.done(committed)
    }
    pumping = false
  }

  /** Over as soon as somebody waits for a commit. */
  const intentOrMoment = (): Promise<void> =>
    new Promise((resolve) => {
      const moment = setTimeout(resolve, OUTCOMES_WAIT_MS)
      hurry = () => {
        clearTimeout(moment)
        resolve()
      }
    })

  async function commit(batch: readonly Waiting[]): Promise<boolean> {
    try {
      // Known to be gone before anything was written: nobody needs to hear of it.
      if (!segment?.isConnected) segment = await openSegment(options)
      await writeTo(segment, batch, options)
      return true
    } catch {
      // The commit may have happened or not, so its numbers are not used again.
      void segment?.client.end().catch(() => undefined)
      segment = undefined
      return false
    }
  }

  const announceStop = async (): Promise<void> => {
    if (!segment && !pumping) return
    await append({ phase: 'intent', who: processWho, event: { action: 'process.stop' } })
  }

  const unavailable = err(appError('AUDIT_UNAVAILABLE'))

  return {
    async intend(who, event): Promise<Result<AccessGrant>> {
      const id = await append({ phase: 'intent', who, event })
      if (!id) return unavailable
      // The one place where a grant is made: the intent is committed.
      return ok({ intentId: id as AuditEventId, who, event } as AccessGrant)
    },
    async conclude(grant, outcome) {
      const { who, event, intentId: intent } = grant
      const id = await append({ phase: 'outcome', who, event, intent, outcome })
      return id ? ok(undefined) : unavailable
    },
    announceStop,
    async close() {
      await announceStop()
      await segment?.client.end()
      segment = undefined
    },
  }
}

async function openSegment(options: { url: string; node: string; mac: Mac; clock: Clock }) {
  const client = new pg.Client({
    ...connectionSettings(options.url),
    application_name: `${options.node} audit`,
  })
  const segment: Segment = {
    boot: randomUUID(),
    seq: 0,
    head: CHAIN_START,
    client,
    isConnected: true,
  }
  client.on('error', () => undefined)
  client.on('end', () => {
    segment.isConnected = false
  })
  try {
    await client.connect()
    await writeStart(segment, options)
    return segment
  } catch (failed) {
    // Each caller tries again, so a connection that is left open here would be one of many.
    void client.end().catch(() => undefined)
    throw failed
  }
}

async function writeStart(
  segment: Segment,
  options: { node: string; mac: Mac; clock: Clock },
): Promise<void> {
  const previousHead = await lastHeadOfNode(segment.client, options.node)
  const start: Waiting = {
    id: randomUUID(),
    entry: { phase: 'intent', who: processWho, event: { action: 'process.start', previousHead } },
    done: () => undefined,
  }
  await writeTo(segment, [start], options)
}

async function writeTo(
  segment: Segment,
  batch: readonly Waiting[],
  options: { node: string; mac: Mac; clock: Clock },
): Promise<void> {
  let { seq, head } = segment
  const rows = batch.map(({ id, entry }): StoredAuditRow => {
    seq += 1
    const at = options.clock.now()
    const record: AuditRecord = {
      v: 1,
      id,
      node: options.node,
      boot: segment.boot,
      seq,
      at,
      ...entry,
    }
    const body = recordBody(record)
    const prev = head
    head = linkHash(sha256, prev, body)
    return { ...auditColumns(record), prev, hash: head, ...macOf(options.mac, head), body }
  })
  await insertAuditRows(segment.client, rows)
  segment.seq = seq
  segment.head = head
}

function macOf(mac: Mac, hash: string): { mac: string; mac_key: string } {
  const made = mac.of(mac.currentKey, hash)
  if (!made) throw new Error('the current audit key is missing')
  return { mac: made, mac_key: mac.currentKey }
}
