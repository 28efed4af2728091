import type { ProvenanceState } from '#lib/filing/provenance-filing.ts'
import { waitingNotes } from '#lib/flows/waiting-notes.ts'
import { aVisit, type Clinic, keepServing, openClinic } from './clinic.ts'
import { openTab, type Tab } from './clinician.ts'
import type { End, History } from './history.ts'
import { type Violation, violationsOf } from './invariants.ts'
import { isUnderWay, labelsOf } from './labels-of.ts'
import type { Plan } from './plan.ts'
import { nothingPlanted, type Plant } from './planted-bugs.ts'
import { NOTHING_HELD_MS, newRun, type Run } from './run.ts'
import { simulatedEhr } from './simulated-ehr.ts'
import { sitAtTab } from './sit-at-tab.ts'
import { keepWorking } from './worker.ts'

const MOST_STEPS = 20_000
const LATEST_END_MS = 24 * 3_600_000

export type Outcome = {
  readonly plan: Plan
  readonly violations: readonly Violation[]
  readonly history: History
  readonly crashes: ReadonlySet<string>
  /** Where its labels ended. */
  readonly labels: readonly ProvenanceState[]
  readonly trace: readonly string[]
  /** Same plan, same hash (SIM-2). */
  readonly traceHash: string
}

/** Plays one run to its rest and judges it. */
export async function simulate(plan: Plan, plant: Plant = nothingPlanted): Promise<Outcome> {
  const run = newRun(plan)
  const machines = { run, plant, ehr: simulatedEhr(run), clocks: new Map<string, number>() }
  const clinic = openClinic(machines)
  run.times.spawn(() => keepServing(clinic))
  for (let worker = 1; worker <= plan.workers; worker += 1) {
    run.times.spawn(() => keepWorking(machines, `worker-${worker}`))
  }
  const tabs = await openTabs(clinic)
  const seated = new Set(tabs)
  for (const tab of tabs) {
    run.times.spawn(async () => {
      await sitAtTab(tab, tabs)
      seated.delete(tab)
    })
  }
  const isOver = () => isAtRest(run, seated) || run.times.now() > LATEST_END_MS
  const ending = await run.times.run(isOver, MOST_STEPS)
  const violations = [
    ...violationsOf(run.history, await endOf(clinic, tabs)),
    ...thrownIn(run, ending),
  ]
  const { times, history, crashes } = run
  const labels = run.database.provenances.all().map(({ state }) => state)
  const [trace, traceHash] = [times.trace(), times.traceHash()]
  return { plan, violations, history, crashes, labels, trace, traceHash }
}

async function openTabs(clinic: Clinic): Promise<readonly Tab[]> {
  const { clinicians, tabs } = clinic.run.plan
  const opened: Tab[] = []
  for (let clinician = 1; clinician <= clinicians; clinician += 1) {
    for (let tab = 1; tab <= tabs; tab += 1) {
      const visit = aVisit(clinic, clinician, tab)
      opened.push(await openTab(clinic, `tab-${clinician}-${tab}`, visit))
    }
  }
  return opened
}

const moving = ['queued', 'sending', 'unknown']

function isAtRest(run: Run, seated: ReadonlySet<Tab>): boolean {
  const { database, isChaos, times } = run
  if (isChaos() || seated.size > 0) return false
  const isHeldNow = times.now() < NOTHING_HELD_MS
  if (labelsOf(run).some(isUnderWay)) return false
  return !database.filings
    .all()
    .some(({ state }) => moving.includes(state) || (isHeldNow && state === 'held'))
}

/** What the authors find who open their visits once more. */
async function endOf(clinic: Clinic, tabs: readonly Tab[]): Promise<End> {
  const { times, database } = clinic.run
  const filings = database.filings.all()
  const filed = filings.filter(({ state }) => state === 'filed').map(({ id }) => id)
  const inSight = new Set<string>(filed)
  let haveLooked = false
  times.spawn(async () => {
    const people = tabs.flatMap((tab) => [tab, ...(tab.attending ? [tab.attending] : [])])
    for (const { open } of people) {
      const waiting = await waitingNotes(clinic.web.ports, open)
      for (const { filingId } of waiting.ok ? waiting.value : []) inSight.add(filingId)
    }
    haveLooked = true
  })
  await times.run(() => haveLooked, Infinity)
  return { step: times.step(), filings, labels: labelsOf(clinic.run), inSight }
}

function thrownIn({ times }: Run, ending: string): readonly Violation[] {
  const step = times.step()
  const thrown = times.thrown().map((problem) => String(problem))
  const stuck = ending === 'over' ? [] : [ending]
  return [...thrown, ...stuck].map((what) => ({ invariant: 'nothing throws', step, what }))
}
