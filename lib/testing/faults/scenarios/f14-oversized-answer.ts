import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { letTimePass, within } from '../fault-run.ts'
import { statesOf } from '../filing-rows.ts'
import type { Scenario } from '../play.ts'
import { signNotes } from './sign-notes.ts'

const WITHIN_MS = 30_000
const MEBIBYTE = 1024
/** The most that is read of one answer (document-creator.ts), twice. */
const MOST_GROWTH_MIB = 40

/** The most memory that a process ever used (proc_pid_status(5), VmHWM), in MiB. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / MEBIBYTE
}

/**
 * F14 by HTTP: answers that never end, to a send and to the look after it. Fails when an answer is
 * read without a limit (read-capped.ts). The half of MLLP comes with HL7 v2.
 */
export const oversizedAnswer: Scenario = {
  fault: 'F14',
  name: 'answers of the EHR never end',
  isSlow: true,
  async play(run) {
    const worker = await run.startWorker()
    await signNotes(run, 2)
    const filed = async () => (await statesOf(run)).every((state) => state === 'filed')
    await within(WITHIN_MS, filed)
    const before = await peakOf(worker.pid)
    const path = 'fhir/DocumentReference*'
    await run.arm({ kind: 'endless-body', method: 'POST', path })
    await run.arm({ kind: 'endless-body', method: 'GET', path })
    await signNotes(run, 1)
    const isUnknown = async () => (await statesOf(run)).includes('unknown')
    if (!(await within(WITHIN_MS, isUnknown))) run.unforeseen.push('the endless answer had an end')
    await letTimePass(run)
    await delay(3_000)
    run.measures.push({
      what: 'memory of the worker grows by an endless answer',
      value: (await peakOf(worker.pid)) - before,
      unit: 'MiB',
      atMost: MOST_GROWTH_MIB,
    })
    await worker.stop()
  },
}
