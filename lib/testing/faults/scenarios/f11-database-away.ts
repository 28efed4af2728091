import { setTimeout as delay } from 'node:timers/promises'
import { type DatabaseProxy, databaseProxy } from '../../postgres/database-proxy.ts'
import { startClinician } from '../clinician.ts'
import { type FaultRun, fellWithin, type Measure, within } from '../fault-run.ts'
import { statesOf } from '../filing-rows.ts'
import type { Scenario } from '../play.ts'
import { signNotes } from './sign-notes.ts'

const BACK_WITHIN_MS = 60_000
const CUT_WITHIN_MS = 20_000
const DOCUMENTS = 'fhir/DocumentReference'

/** The database goes away in the midst of filing, and comes back. @returns seconds until it goes on */
export async function loseDatabase(run: FaultRun, how: 'stop' | 'kill'): Promise<number> {
  const { database } = run.world
  const worker = await run.startWorker()
  await signNotes(run, 2)
  await database[how]()
  run.counts.faults += 1
  await delay(run.chance('away').between(200, 1_500))
  await database.start()
  const back = performance.now()
  await signNotes(run, 1)
  await within(BACK_WITHIN_MS, async () => (await statesOf(run)).at(-1) === 'filed')
  const seconds = (performance.now() - back) / 1_000
  if (await fellWithin(worker, 100)) run.unforeseen.push('the worker ended with its database')
  await worker.stop()
  return seconds
}

/** F11: the database ends sessions and stops, or is killed, while notes are on their way. */
const away = (how: 'stop' | 'kill'): Scenario => ({
  fault: 'F11',
  name: how === 'stop' ? 'the database stops and starts' : 'the database is killed',
  isShort: how === 'kill',
  async play(run) {
    run.measures.push(goesOnWithin(await loseDatabase(run, how)))
  },
})

const SENT_WITHIN_MS = 30_000

/**
 * F11: the database is killed while notes are on the wire, so that no job can write what became of
 * it. Fails when that ends the worker (job-queue.ts), which nobody starts again here.
 */
const awayWhileSending: Scenario = {
  fault: 'F11',
  name: 'the database is killed while notes are sent',
  isShort: true,
  async play(run) {
    const { database } = run.world
    const worker = await run.startWorker()
    await run.arm({ kind: 'delay', method: 'POST', path: DOCUMENTS, milliseconds: 3_000, times: 3 })
    await signNotes(run, 3)
    const isSending = async () => (await statesOf(run)).includes('sending')
    if (!(await within(SENT_WITHIN_MS, isSending))) run.unforeseen.push('nothing was sent')
    await database.kill()
    run.counts.faults += 1
    // The answers come, and there is nowhere to write them.
    await delay(4_000)
    if (await fellWithin(worker, 100)) run.unforeseen.push('the worker ended with its database')
    await database.start()
    const back = performance.now()
    await signNotes(run, 1)
    const isFiled = async () => (await statesOf(run)).at(-1) === 'filed'
    if (!(await within(BACK_WITHIN_MS, isFiled))) run.unforeseen.push('the worker files no more')
    run.measures.push(goesOnWithin((performance.now() - back) / 1_000))
    await worker.stop()
  },
}

const goesOnWithin = (seconds: number): Measure => ({
  what: 'a new note is filed after the database is back',
  value: seconds,
  unit: 's',
  atMost: 30,
})

/** What is committed and never answered (FT-8). */
const cuts = {
  'an approval': { at: 'insert into "approved_note"', until: 'commit' },
  'a claim': { at: 'insert into filing_step', until: 'commit' },
  'an audit record': { at: 'insert-audit-rows', until: undefined },
} as const

/**
 * F11: the connection ends after the database committed, before anybody is told. Fails when a caller
 * takes the error for "nothing happened".
 */
const cutCommit = (what: keyof typeof cuts): Scenario => ({
  fault: 'F11',
  name: `the commit of ${what} is not answered`,
  async play(run) {
    const proxy = await databaseProxy(run.database.appUrl)
    try {
      await (what === 'a claim' ? cutClaim(run, proxy) : cutSigning(run, proxy, what))
    } finally {
      await proxy.close()
    }
  },
})

async function cutSigning(
  run: FaultRun,
  proxy: DatabaseProxy,
  what: 'an approval' | 'an audit record',
): Promise<void> {
  const [patientId = ''] = run.patients
  const clinician = await startClinician(run, { databaseUrl: proxy.url })
  await clinician.open(patientId)
  const signed = await clinician.write(patientId)
  if (!signed) throw new Error('no note was written')
  proxy.cutAnswer(cuts[what])
  run.counts.faults += 1
  const first = await clinician.approve(signed)
  if (first) run.unforeseen.push('an approval whose commit was not answered was confirmed')
  // The author is told that it is not known, and asks again.
  const again = await clinician.approve(signed)
  if (again?.length !== 1) run.unforeseen.push('asking again did not find the one filing')
  await clinician.program.stop()
}

async function cutClaim(run: FaultRun, proxy: DatabaseProxy): Promise<void> {
  await signNotes(run, 2)
  const isCut = proxy.cutAnswer(cuts['a claim'])
  run.counts.faults += 1
  const worker = await run.startWorker({ databaseUrl: proxy.url })
  if (!(await within(CUT_WITHIN_MS, isCut))) run.unforeseen.push('no commit was cut')
  await worker.stop()
}

export const databaseAway: readonly Scenario[] = [
  away('stop'),
  away('kill'),
  awayWhileSending,
  cutCommit('an approval'),
  cutCommit('a claim'),
  cutCommit('an audit record'),
]
