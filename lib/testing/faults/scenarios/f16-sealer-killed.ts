import type { CrashPoint } from '../crash-points.ts'
import { fellWithin, startSealer } from '../fault-run.ts'
import type { Scenario } from '../play.ts'
import { signNotes } from './sign-notes.ts'

const DEATHS = 3
const DIES_WITHIN_MS = 20_000

/**
 * F16: the sealer is killed between its steps. Fails when leaves and head are not of one
 * transaction (seal-store.ts), or a head is noted as shipped before it is (ship-heads.ts).
 */
const killedAt = (point: CrashPoint): Scenario => ({
  fault: 'F16',
  name: `sealer killed at ${point}`,
  isShort: point === 'C11',
  kinds: ['conditional'],
  async play(run) {
    for (let death = 0; death < DEATHS; death += 1) {
      await signNotes(run, 1)
      const sealer = await startSealer(run, { point })
      if (!(await fellWithin(sealer, DIES_WITHIN_MS))) run.unforeseen.push(`no ${point}`)
      await run.bury(sealer)
    }
    const next = await startSealer(run)
    if ((await next.ended) !== 'exit 0') run.unforeseen.push(`sealer: ${next.lines.at(-1)}`)
  },
})

export const sealerKilled: readonly Scenario[] = (['C10', 'C11', 'C12', 'C13'] as const).map(
  killedAt,
)
