import type { ChildProcess } from 'node:child_process'
import { z } from 'zod'
import { filingStates } from '#lib/filing/filing.ts'
import type { Ask } from './clinician-program.ts'
import type { FaultRun } from './fault-run.ts'
import { clinicianArgs, type FallAt, type Program } from './program.ts'

const messageSchema = z.object({ number: z.number(), answer: z.unknown() })

/** A Result as it comes over the channel. */
const answerSchema = z.object({
  ok: z.boolean(),
  value: z.unknown().optional(),
  /** What it threw. */
  bug: z.string().optional(),
})

const draftSchema = z.object({ noteId: z.string() })
const reviewSchema = z.object({
  noteId: z.string(),
  patientId: z.string(),
  encounterId: z.string().optional(),
  version: z.number(),
  sha256: z.string(),
})
const approvalSchema = z.object({ filingIds: z.array(z.string()), answered: z.number() })
const viewSchema = z.object({
  state: z.enum(filingStates),
  record: z.object({ id: z.string() }).optional(),
  verification: z.string().optional(),
})
const waitingSchema = z.array(z.object({ filingId: z.string() }))

/** A note as it was on the screen when the clinician said yes. */
export type Signed = z.output<typeof reviewSchema>

/** A clinician at one process of the app. Whoever asks a dead one gets no answer. */
export type Clinician = {
  readonly program: Program
  /** @returns whether the chart is open */
  open(patientId: string): Promise<boolean>
  /** Writes a note and looks at it as it would be filed. */
  write(patientId: string): Promise<Signed | undefined>
  /** Adds to a filed note, or corrects it, and looks at that as it would be filed. */
  amend(
    note: { readonly patientId: string; readonly filingId: string },
    kind: 'addendum' | 'correction',
  ): Promise<Signed | undefined>
  /** Marks a filed note as entered in error. @returns the filings of that */
  enterInError(note: {
    readonly noteId: string
    readonly patientId: string
    readonly filingId: string
  }): Promise<readonly string[] | undefined>
  /** @param clicks how many times at once @returns the filings that came of it, one if all is well */
  approve(signed: Signed, clicks?: number): Promise<readonly string[] | undefined>
  /** Looks where a filing stands; what is shown is remembered (PH-5). */
  look(patientId: string, filingId: string): Promise<string | undefined>
  /** Filings that the page of the patient shows as waiting. */
  waiting(patientId: string): Promise<readonly string[]>
}

export async function startClinician(
  run: FaultRun,
  options: { fallAt?: FallAt; databaseUrl?: string } = {},
): Promise<Clinician> {
  const program = await run.start({
    ...{ name: 'web-1', args: clinicianArgs, saysReady: true },
    ...options,
    fallAt: options.fallAt,
  })
  const ask = asker(program)
  const asked = async (what: Ask) => {
    const answer = answerSchema.optional().parse(await ask(what))
    if (answer?.bug !== undefined) run.unforeseen.push(answer.bug)
    return answer
  }
  const told = async <T>(what: Ask, schema: z.ZodType<T>): Promise<T | undefined> => {
    const answer = await asked(what)
    return answer?.ok ? schema.parse(answer.value) : undefined
  }

  const acknowledged = (said: z.output<typeof approvalSchema> | undefined) => {
    for (const filingId of said?.filingIds ?? []) {
      run.seen.acknowledged.push({ step: Date.now(), filingId })
    }
    return said?.filingIds
  }

  return {
    program,
    async open(patientId) {
      return (await asked({ what: 'open', site: run.siteId, patientId }))?.ok === true
    },
    async write(patientId) {
      const drafted = await told({ what: 'draft', patientId }, draftSchema)
      if (!drafted) return undefined
      return told({ what: 'review', patientId, ...drafted }, reviewSchema)
    },
    async approve(signed, clicks = 1) {
      run.seen.signatures.push({ ...signed, encounterId: signed.encounterId, isVoid: false })
      const { noteId, patientId, version, sha256 } = signed
      const said = await told(
        { what: 'approve', patientId, noteId, version, sha256, clicks },
        approvalSchema,
      )
      return acknowledged(said)
    },
    async amend({ patientId, filingId }, kind) {
      return told({ what: 'amend', patientId, filingId, kind }, reviewSchema)
    },
    async enterInError({ noteId, patientId, filingId }) {
      const { encounterId, sha256 = '' } = run.seen.signatures.find(isOf(noteId)) ?? {}
      run.seen.signatures.push({ noteId, patientId, encounterId, sha256, isVoid: true })
      return acknowledged(await told({ what: 'void', patientId, filingId }, approvalSchema))
    },
    async look(patientId, filingId) {
      const view = await told({ what: 'view', patientId, filingId }, viewSchema)
      if (!view) return undefined
      run.seen.shown.push({
        ...{ step: Date.now(), filingId, state: view.state, recordId: view.record?.id },
        isVerified: view.verification === 'identical',
      })
      return view.state
    },
    async waiting(patientId) {
      const found = await told({ what: 'waiting', patientId }, waitingSchema)
      return (found ?? []).map(({ filingId }) => filingId)
    },
  }
}

const isOf = (noteId: string) => (signature: { readonly noteId: string }) =>
  signature.noteId === noteId

const atWork = new WeakMap<FaultRun, Promise<Clinician>>()

/** The one clinician of a run whose process nothing happens to. */
export function clinicianOf(run: FaultRun): Promise<Clinician> {
  const clinician = atWork.get(run) ?? startClinician(run)
  atWork.set(run, clinician)
  return clinician
}

/** Sends asks over the channel; undefined when the process dies before it answers. */
function asker({ process: channel, ended }: Program): (ask: Ask) => Promise<unknown> {
  let last = 0
  return async (ask) => {
    last += 1
    const number = last
    const answer = answerOf(channel, number)
    channel.send({ number, ask }, () => undefined)
    return Promise.race([answer, ended.then(() => undefined)])
  }
}

const answerOf = (channel: ChildProcess, number: number): Promise<unknown> =>
  new Promise((resolve) => {
    const hear = (message: unknown) => {
      const read = messageSchema.safeParse(message)
      if (!read.success || read.data.number !== number) return
      channel.off('message', hear)
      resolve(read.data.answer)
    }
    channel.on('message', hear)
  })
