import { sha256 } from '../../adapters/crypto/sha256.ts'
import type { AuditEvent, AuditOutcome, AuditWho } from '../../audit/audit-event.ts'
import { type AuditRecord, auditColumns, recordBody } from '../../audit/audit-record.ts'
import { linkHash } from '../../audit/chain.ts'
import {
  type ChainKeys,
  type ChainPosition,
  chainStart,
  type StoredAuditRow,
} from '../../audit/verify-chain.ts'
import { instantPlus } from '../../kernel/instant.ts'
import { aMoment } from '../fixed-clock.ts'

export const systemWho: AuditWho = {
  tenant: 'system',
  ehrId: null,
  launchId: null,
  user: null,
  patient: null,
  encounter: null,
}

export const patientWho: AuditWho = {
  ...systemWho,
  tenant: 'greyfield',
  user: 'https://ehr.example.org/fhir/Practitioner/okafor',
  patient: 'patient-1',
}

/** One known MAC key, `k1`. */
export const testKeys: ChainKeys = {
  sha256,
  mac: (keyId, hash) => (keyId === 'k1' ? sha256(`secret ${hash}`) : undefined),
}

export type Written = {
  readonly id?: string
  readonly who?: AuditWho
  readonly event: AuditEvent
  /** Given for the outcome of an intent. */
  readonly of?: { readonly intent: string; readonly outcome: AuditOutcome }
}

/** The rows that one boot of one process writes: numbered, chained and under a MAC. */
export function writtenBoot(
  boot: string,
  entries: readonly Written[],
  before: ChainPosition = chainStart,
): StoredAuditRow[] {
  let { seq, hash } = before
  return entries.map((entry) => {
    seq += 1
    const record = recordOf(boot, seq, entry)
    const body = recordBody(record)
    const prev = hash
    hash = linkHash(sha256, prev, body)
    const mac = testKeys.mac('k1', hash) ?? ''
    return { ...auditColumns(record), prev, hash, mac, mac_key: 'k1', body }
  })
}

function recordOf(boot: string, seq: number, { id, who, event, of }: Written): AuditRecord {
  const place = {
    v: 1,
    id: id ?? `${boot}-${seq}`,
    node: 'node-1',
    boot,
    seq,
    at: instantPlus(aMoment, seq * 1_000),
    who: who ?? patientWho,
    event,
  } as const
  return of ? { ...place, phase: 'outcome', ...of } : { ...place, phase: 'intent' }
}

const read: AuditEvent = {
  action: 'chart.read',
  resource: 'Observation',
  reference: 'Observation/hb-1',
}

/** A boot that starts, reads the chart so many times with outcome, and stops. */
export function ordinaryBoot(
  boot: string,
  options: { readonly reads: number; readonly previousHead: string | null },
): StoredAuditRow[] {
  const { reads, previousHead } = options
  const started: Written = { who: systemWho, event: { action: 'process.start', previousHead } }
  const stopped: Written = { who: systemWho, event: { action: 'process.stop' } }
  const pairs = Array.from({ length: reads }, (_, index): Written[] => {
    const intent = `${boot}-read-${index}`
    return [
      { id: intent, event: read },
      { event: read, of: { intent, outcome: { result: 'done' } } },
    ]
  })
  return writtenBoot(boot, [started, ...pairs.flat(), stopped])
}
