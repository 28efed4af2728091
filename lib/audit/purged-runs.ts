import type { Sha256 } from '../kernel/sha256.ts'
import type { ChainPosition } from './verify-chain.ts'

/** The ends of an unbroken piece of a chain that was removed with its month. */
export type PurgedRun = {
  /** `2020-01`, by UTC. */
  readonly month: string
  readonly bootId: string
  readonly firstSeq: number
  readonly firstPrev: string
  readonly lastSeq: number
  readonly lastHash: string
}

/** What an `audit.purge` record of the trail says: it alone makes a removal one. */
export type PurgeRecord = {
  readonly tenant: string
  readonly month: string
  readonly records: number
  readonly digest: string
}

/** SHA-256 over a line for each run of a month, as audit_month_digest of the database computes it. */
export const purgeDigest = (runs: readonly PurgedRun[], sha256: Sha256): string =>
  sha256([...runs].sort(byPlace).map(lineOf).join(''))

const byPlace = (a: PurgedRun, b: PurgedRun): number =>
  a.bootId === b.bootId ? a.firstSeq - b.firstSeq : a.bootId < b.bootId ? -1 : 1

const lineOf = ({ bootId, firstSeq, firstPrev, lastSeq, lastHash }: PurgedRun): string =>
  `${bootId} ${firstSeq} ${firstPrev} ${lastSeq} ${lastHash}\n`

/** Runs that no record of the trail vouches for, and those that one does, month by month. */
export function vouchedMonths(
  runs: readonly PurgedRun[],
  purges: readonly PurgeRecord[],
  sha256: Sha256,
): readonly {
  readonly month: string
  readonly runs: readonly PurgedRun[]
  readonly isVouched: boolean
}[] {
  const digests = new Set(purges.map(({ month, digest }) => `${month} ${digest}`))
  return [...Map.groupBy(runs, ({ month }) => month)].map(([month, ofMonth]) => ({
    month,
    runs: ofMonth,
    isVouched: digests.has(`${month} ${purgeDigest(ofMonth, sha256)}`),
  }))
}

/** Goes on over removed pieces of a chain, as far as they follow each other without a gap. */
export function overPurged(
  from: ChainPosition,
  runs: readonly PurgedRun[] | undefined,
): ChainPosition {
  const next = runs?.find(
    ({ firstSeq, firstPrev }) => firstSeq === from.seq + 1 && firstPrev === from.hash,
  )
  return next ? overPurged({ seq: next.lastSeq, hash: next.lastHash }, runs) : from
}
