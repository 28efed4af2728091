import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { TakenFiling } from '#lib/filing/filing-store.ts'
import type { AuditEventId, PatientId } from '#lib/kernel/ids.ts'
import { ok } from '#lib/kernel/result.ts'
import type { Ports } from './ports.ts'
import { commitIntent } from './simulated-audit.ts'
import type { SimulatedProcess } from './simulated-process.ts'

/** Changes what a process reaches the world through. */
export type Plant = (ports: Ports, process: SimulatedProcess) => Ports

export const nothingPlanted: Plant = (ports) => ports

const secondPostOnTimeout: Plant = (ports) => ({
  ...ports,
  async fetch(request) {
    const answer = await ports.fetch(request)
    const isLost = !answer.ok && !answer.error.neverSent && request.method === 'POST'
    return isLost ? ports.fetch(request) : answer
  },
})

const optimisticFiled: Plant = (ports) => ({
  ...ports,
  async view(...call) {
    const view = await ports.view(...call)
    return view.ok && view.value.state === 'sending'
      ? ok({ ...view.value, state: 'filed' as const })
      : view
  },
})

/** The row is there, and nobody is ever woken for it again. */
const lostUnknown: Plant = (ports) => ({
  ...ports,
  filings: {
    ...ports.filings,
    record: (taken, progress, step, release) =>
      ports.filings.record(
        taken,
        progress.state === 'unknown' ? { ...progress, notBefore: undefined } : progress,
        step,
        release,
      ),
    async unfinishedOf(launch) {
      const found = await ports.filings.unfinishedOf(launch)
      return found.ok ? ok(found.value.filter(({ state }) => state !== 'unknown')) : found
    },
  },
})

const patientOfOpenTab: Plant = (ports, { run }) => ({
  ...ports,
  approvals: {
    ...ports.approvals,
    approve: (approval) =>
      ports.approvals.approve({
        ...approval,
        payload: withPatient(approval.payload, run.front.patientId),
      }),
  },
})

const withPatient = (payload: string, patientId: PatientId | undefined): string =>
  payload.replace(/"Patient\/[^"]+"/, `"Patient/${patientId}"`)

const auditAfterTheFact: Plant = (ports, { run, pass }) => ({
  ...ports,
  audit: {
    ...ports.audit,
    async intend(who, event) {
      const intentId = run.random.uuid() as AuditEventId
      run.times.spawn(async () => {
        for (let turns = 0; turns < 3; turns += 1) await pass({ port: 'audit', when: 'before' })
        commitIntent(run, intentId)
      })
      // A grant that nobody gave: that is the bug.
      return ok({ intentId, who, event } as AccessGrant)
    },
  },
})

/** Writes with the newest fence, whoever holds it. */
const noFence: Plant = (ports, { run }) => {
  const newest = (taken: TakenFiling): TakenFiling => ({
    ...taken,
    fence: run.database.fences.get(taken.filing.id) ?? taken.fence,
  })
  return {
    ...ports,
    filings: {
      ...ports.filings,
      record: (taken, ...rest) => ports.filings.record(newest(taken), ...rest),
    },
  }
}

/** Whatever stands in the EHR by now is written over. */
const forcedChange: Plant = (ports) => ({
  ...ports,
  fetch: (request) => {
    const { 'if-match': _seen, ...headers } = request.headers
    return ports.fetch({ ...request, headers })
  },
})

/** A label whose answer was lost goes out once more. */
const secondLabel: Plant = (ports) => ({
  ...ports,
  provenances: {
    ...ports.provenances,
    record: (taken, progress, release) =>
      ports.provenances.record(
        taken,
        progress.state === 'unknown' ? { ...progress, state: 'waiting' } : progress,
        release,
      ),
  },
})

/** Every label names the first document of the EHR. */
const labelOfAnother: Plant = (ports) => ({
  ...ports,
  fetch: (request) => {
    const { url, body } = request
    const isLabel = url.endsWith('/Provenance')
    const other = body?.replace(
      /DocumentReference\/doc-\d+\/_history\/\d+/,
      'DocumentReference/doc-1',
    )
    return ports.fetch(isLabel ? { ...request, body: other } : request)
  },
})

/** Bugs that the invariants must catch, or they prove nothing (FT-2). */
export const plantedBugs = {
  'a second POST on timeout': secondPostOnTimeout,
  'filed is shown before it is': optimisticFiled,
  'an unknown filing is lost': lostUnknown,
  'the patient is that of the open tab': patientOfOpenTab,
  'the audit comes after the read': auditAfterTheFact,
  'the fence is not checked': noFence,
  'a change is forced': forcedChange,
  'a label is sent again': secondLabel,
  'a label is of another record': labelOfAnother,
} as const satisfies Readonly<Record<string, Plant>>
