import { setTimeout as delay } from 'node:timers/promises'
import { query } from '../postgres/query.ts'
import { type Violation, violationsOf } from '../simulation/invariants.ts'
import { randomStream } from '../simulation/random-stream.ts'
import { type Clinician, clinicianOf } from './clinician.ts'
import type { CrashPoint } from './crash-points.ts'
import { type FaultRun, letLeasesEnd, letTimePass, type Measure, openRun } from './fault-run.ts'
import { allSiteKinds, type SiteKind } from './fault-sites.ts'
import { historyOf } from './history-of-run.ts'
import { lookAtAll } from './look-at-all.ts'
import { auditArgs } from './program.ts'
import type { World } from './world.ts'

/** What goes wrong in a run, from its first note to the moment at which all faults end. */
export type Scenario = {
  /** Its row in docs/faults.md. */
  readonly fault: `F${number}` | 'FT-7'
  readonly name: string
  /** The sites it is played on; all, when it does not say. */
  readonly kinds?: readonly SiteKind[]
  /** Part of the set that `npm test` plays. */
  readonly isShort?: boolean
  /** Waits in real time: for many seeds it is played on request only. */
  readonly isSlow?: boolean
  /** The world as this scenario needs it, or why it cannot be had here. */
  readonly prepare?: (world: World) => Promise<World | string>
  readonly play: (run: FaultRun) => Promise<void>
}

export type FaultOutcome = {
  readonly scenario: Scenario
  readonly seed: number
  readonly kind: SiteKind
  readonly violations: readonly { readonly invariant: string; readonly what: string }[]
  readonly measures: readonly Measure[]
  readonly filings: number
  readonly documents: number
  readonly kills: number
  readonly stops: number
  readonly faults: number
  readonly passages: readonly CrashPoint[]
  readonly seconds: number
  /** From the end of all faults until nothing moved any more. */
  readonly restSeconds: number
}

const REST_WITHIN_MS = 90_000

/** Plays one scenario. @returns why it could not be played here, or what it came to */
export async function playFaults(
  world: World,
  scenario: Scenario,
  seed: number,
): Promise<FaultOutcome | string> {
  const prepared = await (scenario.prepare?.(world) ?? world)
  if (typeof prepared === 'string') return prepared
  return playIn(prepared, scenario, seed).finally(() => prepared !== world && prepared.close())
}

/** Plays one scenario with real processes, lets everything come to rest, and judges the run. */
async function playIn(world: World, scenario: Scenario, seed: number): Promise<FaultOutcome> {
  const started = performance.now()
  const kinds = scenario.kinds ?? allSiteKinds
  const kind =
    kinds[randomStream(seed, `site for ${scenario.name}`).between(0, kinds.length - 1)] ??
    'conditional'
  const run = await openRun(world, seed, kind)
  try {
    await scenario.play(run).catch((problem: unknown) => run.unforeseen.push(String(problem)))
    const resting = performance.now()
    const inSight = await comeToRest(run)
    const restSeconds = secondsSince(resting)
    const { history, end } = await historyOf(run, inSight)
    const violations = [
      ...violationsOf(history, end).map(named),
      ...run.unforeseen.map((what) => ({ invariant: 'nothing throws', what })),
      ...(await trailViolations(run)),
    ]
    return {
      ...{ scenario, seed, kind, violations, restSeconds, measures: run.measures },
      filings: end.filings.length,
      documents: history.documents.length,
      ...run.counts,
      passages: run.passages(),
      seconds: secondsSince(started),
    }
  } finally {
    await run.close()
  }
}

const secondsSince = (moment: number): number => (performance.now() - moment) / 1000

const named = ({ invariant, what }: Violation) => ({ invariant, what })

/** All faults end, everybody is back at work, and hours pass. @returns what the authors find */
async function comeToRest(run: FaultRun): Promise<ReadonlySet<string>> {
  await run.site.disarm()
  await letLeasesEnd(run)
  const clinician = await clinicianOf(run)
  const worker = await run.startWorker()
  const patients = [...new Set(run.seen.signatures.map(({ patientId }) => patientId))]
  for (const patientId of patients) {
    if (!(await clinician.open(patientId))) run.unforeseen.push('a chart could not be opened')
  }
  const limit = performance.now() + REST_WITHIN_MS
  while (!(await isAtRest(run)) && performance.now() < limit) {
    await letTimePass(run)
    await lookAtAll(run)
    await delay(250)
  }
  const inSight = await whatIsSeen(run, clinician, patients)
  await worker.stop()
  await clinician.program.stop()
  return inSight
}

async function isAtRest({ database }: FaultRun): Promise<boolean> {
  const rows = await query(
    database.ownerUrl,
    `select from filing where state in ('queued', 'sending', 'unknown')
       or (state = 'filed' and verification is null and not_before is not null) limit 1`,
  )
  return rows.length === 0
}

/** What the authors find: filed, or among the notes that wait. */
async function whatIsSeen(
  run: FaultRun,
  clinician: Clinician,
  patients: readonly string[],
): Promise<ReadonlySet<string>> {
  const inSight = new Set(await lookAtAll(run))
  for (const patientId of patients) {
    for (const filingId of await clinician.waiting(patientId)) inSight.add(filingId)
  }
  return inSight
}

/** I6: the product's own check reads all of it. */
async function trailViolations(run: FaultRun) {
  const auditor = await run.start({ name: 'auditor', args: auditArgs('verify'), saysReady: false })
  const ending = await auditor.ended
  const what = `${ending}: ${auditor.lines.join(' | ')}`
  return ending === 'exit 0' ? [] : [{ invariant: 'I6 the audit trail is whole', what }]
}
