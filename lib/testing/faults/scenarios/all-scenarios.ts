import type { Scenario } from '../play.ts'
import { ehrRefuses } from './f01-ehr-refuses.ts'
import { lateCommit, lostBeforeCommit } from './f02-lost-before-commit.ts'
import { lostAfterCommit } from './f03-lost-after-commit.ts'
import { slowEhr } from './f04-slow-ehr.ts'
import { tokensEnd } from './f05-tokens-end.ts'
import { amendingKilled } from './f06-amending-killed.ts'
import { migrationKilled } from './f06-migration-killed.ts'
import { workerKilled } from './f06-worker-killed.ts'
import { doubleClick } from './f07-double-click.ts'
import { clockSkew } from './f10-clock-skew.ts'
import { databaseAway } from './f11-database-away.ts'
import { diskFull } from './f12-disk-full.ts'
import { oversizedAnswer } from './f14-oversized-answer.ts'
import { pausedWorker } from './f15-paused-worker.ts'
import { sealerKilled } from './f16-sealer-killed.ts'
import { twoStarts } from './f17-two-starts.ts'
import { pairs } from './pairs.ts'

/** Everything that is played with real processes, in the order of docs/faults.md. */
const allScenarios: readonly Scenario[] = [
  ehrRefuses,
  lostBeforeCommit,
  lateCommit,
  lostAfterCommit,
  ...slowEhr,
  ...tokensEnd,
  ...workerKilled,
  ...amendingKilled,
  migrationKilled,
  doubleClick,
  clockSkew,
  ...databaseAway,
  diskFull,
  oversizedAnswer,
  ...pausedWorker,
  ...sealerKilled,
  twoStarts,
  pairs,
]

/** @param chosen.only rows such as `F6`, or words of a name */
export function chosenScenarios(chosen: {
  readonly only: readonly string[] | undefined
  readonly isShort: boolean
  readonly withSlow: boolean
}): readonly Scenario[] {
  const { only, isShort, withSlow } = chosen
  if (only) {
    return allScenarios.filter(({ fault, name }) =>
      only.some((words) => fault === words || name.includes(words)),
    )
  }
  return allScenarios.filter((scenario) =>
    isShort ? scenario.isShort : withSlow || !scenario.isSlow,
  )
}
