import { type Clinician, clinicianOf, startClinician } from '../clinician.ts'
import type { CrashPoint } from '../crash-points.ts'
import { type FaultRun, fellWithin, letLeasesEnd, letTimePass, within } from '../fault-run.ts'
import { statesOf } from '../filing-rows.ts'
import type { Scenario } from '../play.ts'
import { signNotes } from './sign-notes.ts'

const DIES_WITHIN_MS = 40_000
const FILED_WITHIN_MS = 60_000

const changes = ['addendum', 'correction', 'void'] as const
type Change = (typeof changes)[number]

/**
 * F6: SIGKILL while a filed note is added to, corrected or entered in error: by a new document that
 * replaces it, or by a PUT over the version that was seen. It depends on what f06-worker-killed.ts does.
 */
const workerKilledAt = (change: Change, point: CrashPoint): Scenario => ({
  fault: 'F6',
  name: `${change} and worker killed at ${point}`,
  async play(run) {
    const note = await filedNote(run)
    const clinician = await clinicianOf(run)
    // Something to find: answers that got lost.
    if (point === 'C7') await loseAnswers(run)
    const sign = await prepared(clinician, note, change)
    if (!(await sign(clinician))) throw new Error('nothing was changed')
    const worker = await run.startWorker({ fallAt: { point, nth: 1 } })
    await letTimePass(run)
    if (!(await fellWithin(worker, DIES_WITHIN_MS))) {
      run.unforeseen.push(`the worker never came to ${point}`)
      return worker.stop()
    }
    await run.bury(worker)
    await letLeasesEnd(run)
  },
})

/** C1: the signature of the change is committed, and the process is gone; its author asks again. */
const webKilled = (change: Change): Scenario => ({
  fault: 'F6',
  name: `${change} and web killed at C1`,
  isShort: change === 'correction',
  async play(run) {
    const note = await filedNote(run)
    const dying = await startClinician(run, { fallAt: { point: 'C1', nth: 1 } })
    await dying.open(note.patientId)
    const sign = await prepared(dying, note, change)
    await sign(dying)
    await run.bury(dying.program)
    const next = await startClinician(run)
    await next.open(note.patientId)
    if (run.chance('asks again').happens(0.5)) await sign(next)
    await next.program.stop()
  },
})

type Filed = { readonly noteId: string; readonly patientId: string; readonly filingId: string }
type Sign = (who: Clinician) => Promise<readonly string[] | undefined>

/** The change as it is on the screen, and what the last click does, at whichever process. */
async function prepared(clinician: Clinician, note: Filed, change: Change): Promise<Sign> {
  if (change === 'void') return (who) => who.enterInError(note)
  const signed = await clinician.amend(note, change)
  if (!signed) throw new Error('nothing was prepared')
  return (who) => who.approve(signed)
}

async function loseAnswers(run: FaultRun): Promise<void> {
  for (const method of ['POST', 'PUT'] as const) {
    await run.arm({ kind: 'drop-after-commit', method, times: 1 })
  }
}

/** A note that the EHR has, as its author signed it. */
async function filedNote(run: FaultRun): Promise<Filed> {
  const [filingId = ''] = await signNotes(run, 1)
  const worker = await run.startWorker()
  const isFiled = await within(FILED_WITHIN_MS, async () => {
    await letTimePass(run)
    return (await statesOf(run)).every((state) => state === 'filed')
  })
  await worker.stop()
  const [signature] = run.seen.signatures
  if (!isFiled || !signature) throw new Error('the note was not filed')
  return { ...signature, filingId }
}

const points = ['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'] as const

export const amendingKilled: readonly Scenario[] = changes.flatMap((change) => [
  webKilled(change),
  ...points.map((point) => workerKilledAt(change, point)),
])
