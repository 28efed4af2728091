import { appError } from '#lib/kernel/app-error.ts'
import { assertNever } from '#lib/kernel/assert-never.ts'
import { create } from './ehr-create.ts'
import { isLabel, label } from './ehr-label.ts'
import type { Treatment } from './ehr-ledger.ts'
import type { EhrSide } from './ehr-side.ts'
import { update } from './ehr-update.ts'
import { type PostFault, postFaultsOf } from './faults.ts'
import type { Run } from './run.ts'
import { answerOf, type Wire, type WireAnswer } from './wire.ts'

const reset: WireAnswer = {
  ok: false,
  error: { ...appError('FHIR_UNREACHABLE', { reason: 'ECONNRESET' }), neverSent: false },
}

/** A POST or PUT arrives: it is treated as a fault of the run says, or well. */
export async function receiveWrite(side: EhrSide, wire: Wire): Promise<void> {
  const { run } = side
  const possible = run.isChaos() ? postFaultsOf(run.plan.faults) : []
  const [first, ...others] = possible
  const fault =
    first && run.chance('post').happens(run.plan.intensity)
      ? run.chance('post').pick([first, ...others])
      : undefined
  if (!fault) return wire.answer(commit(side, wire))
  run.times.tell(side.actor, fault)
  return misbehave(side, wire, fault)
}

const isUpdate = ({ request }: Wire): boolean => request.method === 'PUT'

function commit(side: EhrSide, wire: Wire, more: Partial<Treatment> = {}): WireAnswer {
  if (isLabel(wire)) return label(side, wire, more)
  return isUpdate(wire) ? update(side, wire, more) : create(side, wire, more)
}

async function misbehave(side: EhrSide, wire: Wire, fault: PostFault): Promise<void> {
  const { run, actor } = side
  const { pick, between } = run.chance('post')
  switch (fault) {
    case 'post-reset-before-commit':
      return wire.answer(reset)
    case 'post-reset-after-commit':
      commit(side, wire)
      return wire.answer(reset)
    case 'post-silent-before-commit':
      return
    case 'post-silent-after-commit':
      commit(side, wire)
      return
    case 'post-commit-after-answer':
      wire.answer(pick([reset, answerOf(504), answerOf(408)] as const))
      await run.times.turn(actor, 'commits late', between(1_000, 60_000))
      commit(side, wire)
      return
    case 'post-slow': {
      const answer = commit(side, wire)
      await run.times.turn(actor, 'answers late', between(12_000, 18_000))
      return wire.answer(answer)
    }
    case 'post-error-after-commit':
      commit(side, wire)
      return wire.answer(answerOf(pick([500, 502, 503, 504, 408] as const)))
    case 'post-error-before-commit':
      return wire.answer(answerOf(pick([500, 502, 503, 504] as const)))
    case 'post-empty-201': {
      const answer = commit(side, wire)
      return wire.answer(isRefusal(answer) ? answer : answerOf(isUpdate(wire) ? 200 : 201))
    }
    case 'post-busy':
      return wire.answer(busy(run))
    case 'post-refused':
      return wire.answer(answerOf(pick([400, 404, 405, 413, 415, 422, 307] as const)))
    case 'post-forbidden':
      return wire.answer(answerOf(pick([401, 403] as const)))
    case 'post-held':
      return wire.answer(hold(side, wire))
    case 'post-altered':
      return wire.answer(orNot(run, commit(side, wire, { isAltered: true })))
    case 'post-proxy-duplicate': {
      const inSearchFrom = run.times.now() + between(10_000, 90_000)
      commit(side, wire, { inSearchFrom })
      const twin = commit(side, wire, { inSearchFrom, excuse: 'proxy-duplicate' })
      return wire.answer(orNot(run, twin))
    }
    default:
      return assertNever(fault)
  }
}

/** A change of a version that is no longer the present one, which nothing was done about. */
const isRefusal = (answer: WireAnswer): boolean => answer.ok && answer.value.status >= 400

/** The answer, or none, or one that says that it is kept for review, which a refusal is not. */
const orNot = (run: Run, answer: WireAnswer): WireAnswer => {
  const kept = isRefusal(answer) ? answer : answerOf(202)
  return run.chance('post').pick([answer, reset, reset, kept] as const)
}

/** 429 with or without, 503 always with Retry-After: seconds, a date, or an absurd time. */
function busy(run: Run): WireAnswer {
  const { pick } = run.chance('post')
  const wait = pick(['2', '30', '9999999', 'Thu, 01 Jan 2099 00:00:00 GMT', 'soon'] as const)
  if (wait === 'soon') return answerOf(429, { 'retry-after': wait })
  return answerOf(pick([429, 503] as const), { 'retry-after': wait })
}

/** Kept for review, as new documents are; it comes into sight later. Some of the answers are lost. */
function hold(side: EhrSide, wire: Wire): WireAnswer {
  const { run } = side
  if (isUpdate(wire)) return commit(side, wire)
  const { happens, between } = run.chance('post')
  const heldUntil = run.times.now() + between(10_000, 40 * 60_000)
  const answer = commit(side, wire, { heldUntil, inSearchFrom: heldUntil, excuse: 'held' })
  if (happens(0.3)) return reset
  return answer.ok && happens(0.5)
    ? answerOf(202, { location: answer.value.header('location') ?? '' })
    : answerOf(202)
}
