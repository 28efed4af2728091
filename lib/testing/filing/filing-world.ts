import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import type { Ehr } from '#lib/fhir/ehr.ts'
import type { DocumentWriter } from '#lib/filing/document-writer.ts'
import { type EhrProfile, ehrProfiles } from '#lib/filing/ehr-profile.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { WriteAnswer, WriteFailure } from '#lib/filing/write-answer.ts'
import { advanceFiling } from '#lib/flows/advance-filing.ts'
import type { FilingDeps } from '#lib/flows/filing-work.ts'
import type { AppError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { fakeEhr } from '../chart/fake-ehr.ts'
import { fakeAuditLog } from '../fake-audit-log.ts'
import { fixedClock } from '../fixed-clock.ts'
import { memoryFilingStore } from '../stores/memory-filing-store.ts'
import { unwrap } from '../unwrap.ts'
import { aFiling } from './a-filing.ts'

export const THE_TEXT = 'PROGRESS NOTE\n\nDry cough for 3 weeks.\n'
export const THE_PAYLOAD = '{"resourceType":"DocumentReference","status":"current"}'

/** The document as the EHR would show it after the note was filed. */
export const theDocument = (more: object = {}) => ({
  resourceType: 'DocumentReference',
  id: 'doc-1',
  meta: { versionId: '1' },
  status: 'current',
  docStatus: 'final',
  identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${aFiling().id}` }],
  subject: { reference: 'Patient/patient-1' },
  content: [{ attachment: { data: Buffer.from(THE_TEXT).toString('base64') } }],
  ...more,
})

export type Sent = {
  readonly payload: string
  readonly ifNoneExist: string | undefined
  /** The record a PUT went to, and the version it may change. */
  readonly put?: { readonly recordId: string; readonly ifMatch: string | undefined }
  /** What stood in the store when the request left. */
  readonly storedState: Filing['state'] | undefined
  /** The intent under which it left. */
  readonly intentId: string
}

export const answered = (
  status: number,
  headers: Readonly<Record<string, string>> = {},
  retryAfterMs?: number,
): Result<WriteAnswer, WriteFailure> =>
  ok({ status, header: (name) => headers[name], text: '', retryAfterMs })

export const created = answered(201, { location: 'DocumentReference/doc-1/_history/1' })

export const unanswered = (
  code: WriteFailure['code'],
  neverSent: boolean,
): Result<WriteAnswer, WriteFailure> => err({ code, neverSent })

type Choices = {
  readonly filing?: Partial<Filing>
  readonly profile?: EhrProfile
  readonly ehr?: Ehr
  /** Answers to the POSTs, one after the other; the last one stands. */
  readonly answers?: readonly Result<WriteAnswer, WriteFailure>[]
  readonly connectFails?: AppError
}

/** One approved filing, its EHR, and everything a worker needs, in memory. */
export function filingWorld(choices: Choices = {}) {
  const filing = aFiling({ attachmentSha256: sha256(THE_TEXT), ...choices.filing })
  const clock = fixedClock()
  const filings = memoryFilingStore(clock)
  filings.add(filing, THE_PAYLOAD)
  const audit = fakeAuditLog()
  const sent: Sent[] = []
  const answers = [...(choices.answers ?? [created])]
  const world = {
    filings,
    audit,
    clock,
    sent,
    id: filing.id,
    ehr: choices.ehr ?? fakeEhr({ resources: [theDocument()] }),
    monotonic: 0,
    /** Called while a POST is under way. */
    whileSending: async () => undefined as undefined,
    /** Called when the worker connects, after it took the filing. */
    onConnect: () => undefined as undefined,
    filing: async () => unwrap(await filings.find(filing.id)),
    steps: async () => unwrap(await filings.steps(filing.id)).map(({ event }) => event),
    advance: () => advanceFiling(deps, filing.id),
  }
  const deps: FilingDeps = {
    audit,
    filings,
    sha256,
    chance: () => 0.5,
    monotonicMs: () => world.monotonic,
    async connect() {
      world.onConnect()
      if (choices.connectFails) return err(choices.connectFails)
      const documents = { create, update }
      return ok({
        ehr: world.ehr,
        documents,
        provenances: undefined,
        profile: choices.profile ?? ehrProfiles['us-core-9'],
      })
    },
  }
  const create: DocumentWriter['create'] = (grant, payload, ifNoneExist, mayLeave) =>
    receive(grant, { payload, ifNoneExist }, mayLeave)
  const update: DocumentWriter['update'] = (grant, { payload, ...put }, mayLeave) =>
    receive(grant, { payload, ifNoneExist: undefined, put }, mayLeave)
  async function receive(
    grant: { readonly intentId: string },
    request: Pick<Sent, 'payload' | 'ifNoneExist' | 'put'>,
    mayLeave: () => boolean,
  ) {
    if (!mayLeave()) return unanswered('FHIR_TIMEOUT', true)
    const stored = await filings.find(filing.id)
    const storedState = stored.ok ? stored.value?.state : undefined
    sent.push({ ...request, storedState, intentId: grant.intentId })
    await world.whileSending()
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? created
  }
  return world
}
