import { documentReferenceSchema } from '#lib/filing/document-reference.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { assertNever } from '#lib/kernel/assert-never.ts'
import { type EhrLedger, filingIdOf, type StoredDocument, type Treatment } from './ehr-ledger.ts'
import { type PostFault, postFaultsOf } from './faults.ts'
import type { Run } from './run.ts'
import type { Actor } from './scheduler.ts'
import { answerOf, type Wire, type WireAnswer } from './wire.ts'

export type EhrSide = { readonly run: Run; readonly actor: Actor; readonly ledger: EhrLedger }

/**
 * From the last check before sending to being in sight: what the looks wait for at the least (5 s,
 * 30 s and 120 s after the answer was lost). An EHR that takes longer is excused (FT-6).
 */
const IN_SIGHT_WITHIN_MS = 150_000

const reset: WireAnswer = {
  ok: false,
  error: { ...appError('FHIR_UNREACHABLE', { reason: 'ECONNRESET' }), neverSent: false },
}

/** A POST arrives: it is treated as a fault of the run says, or well. */
export async function receivePost(side: EhrSide, wire: Wire): Promise<void> {
  const { run } = side
  const possible = run.isChaos() ? postFaultsOf(run.plan.faults) : []
  const [first, ...others] = possible
  const fault =
    first && run.chance('post').happens(run.plan.intensity)
      ? run.chance('post').pick([first, ...others])
      : undefined
  if (!fault) return wire.answer(create(side, wire))
  run.times.tell(side.actor, fault)
  return misbehave(side, wire, fault)
}

async function misbehave(side: EhrSide, wire: Wire, fault: PostFault): Promise<void> {
  const { run, actor } = side
  const { pick, between } = run.chance('post')
  switch (fault) {
    case 'post-reset-before-commit':
      return wire.answer(reset)
    case 'post-reset-after-commit':
      create(side, wire)
      return wire.answer(reset)
    case 'post-silent-before-commit':
      return
    case 'post-silent-after-commit':
      create(side, wire)
      return
    case 'post-commit-after-answer':
      wire.answer(pick([reset, answerOf(504), answerOf(408)] as const))
      await run.times.turn(actor, 'commits late', between(1_000, 60_000))
      create(side, wire)
      return
    case 'post-slow': {
      const answer = create(side, wire)
      await run.times.turn(actor, 'answers late', between(12_000, 18_000))
      return wire.answer(answer)
    }
    case 'post-error-after-commit':
      create(side, wire)
      return wire.answer(answerOf(pick([500, 502, 503, 504, 408] as const)))
    case 'post-error-before-commit':
      return wire.answer(answerOf(pick([500, 502, 503, 504] as const)))
    case 'post-empty-201':
      create(side, wire)
      return wire.answer(answerOf(201))
    case 'post-busy':
      return wire.answer(busy(run))
    case 'post-refused':
      return wire.answer(answerOf(pick([400, 404, 405, 413, 415, 422, 307] as const)))
    case 'post-forbidden':
      return wire.answer(answerOf(pick([401, 403] as const)))
    case 'post-held':
      return wire.answer(hold(side, wire))
    case 'post-altered':
      return wire.answer(orNot(run, create(side, wire, { isAltered: true })))
    case 'post-proxy-duplicate': {
      const inSearchFrom = run.times.now() + between(10_000, 90_000)
      create(side, wire, { inSearchFrom })
      const twin = create(side, wire, { inSearchFrom, excuse: 'proxy-duplicate' })
      return wire.answer(orNot(run, twin))
    }
    default:
      return assertNever(fault)
  }
}

/** The answer, or none, or one that says that it is kept for review. */
const orNot = (run: Run, answer: WireAnswer): WireAnswer =>
  run.chance('post').pick([answer, reset, reset, answerOf(202)] as const)

/** 429 with or without, 503 always with Retry-After: seconds, a date, or an absurd time. */
function busy(run: Run): WireAnswer {
  const { pick } = run.chance('post')
  const wait = pick(['2', '30', '9999999', 'Thu, 01 Jan 2099 00:00:00 GMT', 'soon'] as const)
  if (wait === 'soon') return answerOf(429, { 'retry-after': wait })
  return answerOf(pick([429, 503] as const), { 'retry-after': wait })
}

/** Kept for review; it comes into sight later. Some of the answers are lost. */
function hold(side: EhrSide, wire: Wire): WireAnswer {
  const { run } = side
  const { happens, between } = run.chance('post')
  const heldUntil = run.times.now() + between(10_000, 40 * 60_000)
  const answer = create(side, wire, { heldUntil, inSearchFrom: heldUntil, excuse: 'held' })
  if (happens(0.3)) return reset
  return answer.ok && happens(0.5)
    ? answerOf(202, { location: answer.value.header('location') ?? '' })
    : answerOf(202)
}

/** Creates the document, if the condition lets it (FHIR R4 §3.1.0.8.1, conditional create). */
function create(side: EhrSide, wire: Wire, more: Partial<Treatment> = {}): WireAnswer {
  const { run, ledger } = side
  const payload = wire.request.body ?? ''
  const filingId = filingIdOf(documentReferenceSchema.parse(JSON.parse(payload)))
  const isConditional =
    run.plan.honoursCondition && wire.request.headers['if-none-exist'] !== undefined
  const there =
    isConditional && more.excuse !== 'proxy-duplicate'
      ? ledger.documents.filter((one) => one.filingId === filingId)
      : []
  const [one, ...others] = there
  if (others.length > 0) return answerOf(412)
  if (one) return answerWith(run, 200, one)
  const now = run.times.now()
  const inSight = more.inSearchFrom ?? now + lag(run)
  const latest = Math.max(now, wire.checkedAt + IN_SIGHT_WITHIN_MS)
  const isTooLate = now > wire.checkedAt + IN_SIGHT_WITHIN_MS
  const stored = ledger.commit(payload, {
    ...more,
    inSearchFrom: more.heldUntil === undefined ? Math.min(inSight, latest) : inSight,
    excuse: more.excuse ?? (isTooLate ? 'too-late' : undefined),
  })
  run.times.tell(side.actor, `commits ${stored.id} of ${filingId.slice(-4)}`)
  return answerWith(run, 201, stored)
}

const lag = (run: Run): number =>
  run.isOn('index-lag') ? run.chance('index-lag').between(1_000, 120_000) : 0

/** Millennium and Epic answer with an empty body; the others with the resource. */
function answerWith(run: Run, status: number, { id, resource }: StoredDocument): WireAnswer {
  const hasBody = run.plan.profile === 'us-core-9' || run.plan.profile === 'generic-r4'
  return answerOf(
    status,
    { location: `DocumentReference/${id}/_history/1`, etag: 'W/"1"' },
    hasBody ? JSON.stringify(resource) : '',
  )
}
