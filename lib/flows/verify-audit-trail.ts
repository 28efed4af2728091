import { type AuditTrail, type TrailPart, wholeTrail } from '../audit/audit-trail.ts'
import { type PurgedRun, type PurgeRecord, vouchedMonths } from '../audit/purged-runs.ts'
import type { ChainKeys } from '../audit/verify-chain.ts'
import { ok, type Result } from '../kernel/result.ts'
import {
  checkRecords,
  type Findings,
  MOST_LISTED,
  type PartCheck,
  type TrailFinding,
} from './check-records.ts'

export type TrailReport = {
  readonly records: number
  /** Runs of processes; each has a chain of its own. */
  readonly boots: number
  readonly faults: Findings<TrailFinding>
  /** Months that were removed, as sound records of the trail say. */
  readonly purged: readonly { readonly month: string; readonly records: number }[]
  /** What those records say, for the check of the trees. */
  readonly purges: readonly PurgeRecord[]
  /** Ids of intents that no outcome followed: the process died, or is still at it. */
  readonly unfinished: Findings<string>
}

/**
 * Reads the whole trail and checks every record: chain, MAC and columns of each run, the link from
 * a run to the one before it, its leaf, and intents without outcome.
 *
 * @param onProgress told the number of records checked so far
 * @returns what was found; STORE_UNAVAILABLE when the trail could not be read to its end
 */
export async function verifyAuditTrail(
  trail: AuditTrail,
  keys: ChainKeys,
  onProgress?: (records: number) => void,
): Promise<Result<TrailReport>> {
  const checked = await checkRecords(trail, keys, wholeTrail, onProgress)
  return checked.ok ? reportOn(trail, keys, [checked.value]) : checked
}

/**
 * The same, part by part and several at once.
 * @param parts those of the trail
 * @param check does checkRecords for a part, wherever it likes
 * @param width how many parts at once
 */
export async function verifyAuditTrailInParts(
  trail: AuditTrail,
  keys: Pick<ChainKeys, 'sha256'>,
  parts: readonly TrailPart[],
  check: (part: TrailPart) => Promise<Result<PartCheck>>,
  width: number,
): Promise<Result<TrailReport>> {
  const checked: Result<PartCheck>[] = []
  const waiting = parts.entries()
  const work = async (): Promise<void> => {
    for (const [at, part] of waiting) checked[at] = await check(part)
  }
  await Promise.all(Array.from({ length: width }, work))
  const done: PartCheck[] = []
  for (const part of checked) {
    if (!part.ok) return part
    done.push(part.value)
  }
  return reportOn(trail, keys, done)
}

async function reportOn(
  trail: AuditTrail,
  { sha256 }: Pick<ChainKeys, 'sha256'>,
  parts: readonly PartCheck[],
): Promise<Result<TrailReport>> {
  const heads = parts.flatMap((part) => part.heads)
  // Nearly always the end of a run that was just read; only for others the whole trail is searched.
  const seen = new Set(parts.flatMap((part) => part.ends))
  const unseen = heads.map(({ hash }) => hash).filter((hash) => !seen.has(hash))
  const missing = unseen.length > 0 ? await trail.missingHashes(unseen) : ok([])
  if (!missing.ok) return missing
  const runs = await trail.purgedRuns()
  if (!runs.ok) return runs
  const purges = parts.flatMap((part) => part.purges)
  const months = vouchedMonths(runs.value, purges, sha256)
  const vouched = months.filter(({ isVouched }) => isVouched)
  const ends = new Set(vouched.flatMap((month) => month.runs.map(({ lastHash }) => lastHash)))
  const gone = new Set(missing.value.filter((hash) => !ends.has(hash)))
  const unproven = months.filter(({ isVouched }) => !isVouched).flatMap(unprovenIn)
  const unlinked = heads.filter(({ hash }) => gone.has(hash)).map(({ finding }) => finding)
  const first = [...parts.flatMap(({ faults }) => faults.first), ...unlinked, ...unproven]
  const ended = new Set(parts.flatMap(({ earlyOutcomes }) => earlyOutcomes))
  const unfinished = parts.flatMap(({ openIntents }) => openIntents).filter((id) => !ended.has(id))
  const sum = (of: (part: PartCheck) => number) => parts.reduce((all, part) => all + of(part), 0)
  return ok({
    records: sum(({ records }) => records),
    boots: sum(({ boots }) => boots),
    faults: {
      count: sum(({ faults }) => faults.count) + unlinked.length + unproven.length,
      first: first.slice(0, MOST_LISTED),
    },
    purged: vouched.map(({ month, runs: own }) => ({ month, records: recordsOf(own) })),
    purges,
    unfinished: { count: unfinished.length, first: unfinished.slice(0, MOST_LISTED) },
  })
}

const recordsOf = (runs: readonly PurgedRun[]): number =>
  runs.reduce((all, { firstSeq, lastSeq }) => all + lastSeq - firstSeq + 1, 0)

/** One finding for a month, at the first record that is gone with it. */
function unprovenIn({
  month,
  runs,
}: {
  month: string
  runs: readonly PurgedRun[]
}): TrailFinding[] {
  const [run] = runs
  if (!run) return []
  const fault = 'purge-unproven'
  return [{ fault, bootId: run.bootId, seq: String(run.firstSeq), id: 'unknown', at: month }]
}
