import type {
  GuardedAnswer,
  GuardedFailure,
  GuardedRequest,
} from '#lib/adapters/ehr/guarded-fetch.ts'
import type { Result } from '#lib/kernel/result.ts'

export type WireAnswer = Result<GuardedAnswer, GuardedFailure>

/** One request on the wire. */
export type Wire = {
  readonly request: GuardedRequest
  /** When its sender last asked whether it may leave. */
  readonly checkedAt: number
  readonly answer: (answer: WireAnswer) => void
}

export function answerOf(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  text = '',
): WireAnswer {
  return { ok: true, value: { status, header: (name) => headers[name], text } }
}
