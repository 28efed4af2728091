import type { EhrLedger } from './ehr-ledger.ts'
import type { Run } from './run.ts'
import type { Actor } from './scheduler.ts'
import type { Wire } from './wire.ts'

export type EhrSide = { readonly run: Run; readonly actor: Actor; readonly ledger: EhrLedger }

/**
 * From the last check before sending to being in sight: what the looks wait for at the least (5 s,
 * 30 s and 120 s after the answer was lost). An EHR that takes longer is excused (FT-6).
 */
const IN_SIGHT_WITHIN_MS = 150_000

/** Virtual time until which a write has to be in sight. */
export const latestSight = ({ checkedAt }: Wire): number => checkedAt + IN_SIGHT_WITHIN_MS
