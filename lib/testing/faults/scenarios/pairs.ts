import { type CrashPoint, crashPoints } from '../crash-points.ts'
import { type FaultRun, fellWithin, letLeasesEnd, letTimePass } from '../fault-run.ts'
import type { Scenario } from '../play.ts'
import { refuse } from './f01-ehr-refuses.ts'
import { loseAnswers } from './f03-lost-after-commit.ts'
import { loseDatabase } from './f11-database-away.ts'
import { pauseWorker } from './f15-paused-worker.ts'
import { fileWhile } from './file-while.ts'
import { signNotes } from './sign-notes.ts'

const DIES_WITHIN_MS = 8_000
const MOST_SKEW_MS = 10 * 60_000

type Trouble = (run: FaultRun) => Promise<unknown>

/** Points of a filing; the others belong to the seal and the schema. */
const deadly = crashPoints.filter((point) => /^C[2-9]$/.test(point))

async function killWorker(run: FaultRun): Promise<void> {
  const nth = run.chance('pair point').between(0, deadly.length - 1)
  const point: CrashPoint = deadly[nth] ?? 'C4'
  await signNotes(run, 2)
  const worker = await run.startWorker({ fallAt: { point } })
  await letTimePass(run)
  await fellWithin(worker, DIES_WITHIN_MS)
  await run.bury(worker)
  await letLeasesEnd(run)
}

const troubles: readonly (readonly [name: string, trouble: Trouble])[] = [
  ['refusals', refuse],
  ['lost answers', loseAnswers],
  ['lost requests', (run) => run.arm({ kind: 'drop-before-commit', method: 'POST', times: 2 })],
  ['expired tokens', (run) => run.site.expireTokens()],
  ['ended sessions', (run) => run.site.revokeTokens()],
  ['a dead worker', killWorker],
  ['a killed database', (run) => loseDatabase(run, 'kill')],
  ['a stopped database', (run) => loseDatabase(run, 'stop')],
  ['a paused worker', (run) => pauseWorker(run, 'C5')],
  [
    'a clock that is off',
    (run) =>
      fileWhile(run, { notes: 1, skewMs: run.chance('skew').between(-MOST_SKEW_MS, MOST_SKEW_MS) }),
  ],
]

/** FT-7: two troubles of a seed, one into the other: most real losses need two. */
export const pairs: Scenario = {
  fault: 'FT-7',
  name: 'two troubles at once',
  async play(run) {
    const chance = run.chance('pair')
    const first = chance.between(0, troubles.length - 1)
    const second = (first + chance.between(1, troubles.length - 1)) % troubles.length
    await signNotes(run, 2)
    for (const index of [first, second]) {
      await troubles[index]?.[1](run)
    }
  },
}
