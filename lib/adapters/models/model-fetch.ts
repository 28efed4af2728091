import 'server-only'
import type { AppError, AppErrorCode } from '#lib/kernel/app-error.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { type GuardedAnswer, guardedFetch } from '../ehr/guarded-fetch.ts'

const MAX_ANSWER_BYTES = 2 * 1024 * 1024

export type ModelFetch = {
  /** For the library that speaks the service's API. */
  readonly fetch: typeof globalThis.fetch
  /** Why the service gave no answer that can be read; undefined when it gave one. */
  readonly failure: () => AppError | undefined
}

/**
 * The only way a request leaves for a model: to the origin of `url`, no redirects, one deadline, a
 * size cap. One request each, because what went wrong is kept here: the library's own errors hold
 * what was sent.
 */
export function modelFetch(url: string, timeoutMs: number): ModelFetch {
  const send = guardedFetch([new URL(url).origin])
  let failure: AppError | undefined
  return {
    failure: () => failure,
    fetch: async (input, init) => {
      const answer = await send({
        method: 'POST',
        url: String(input),
        headers: withoutEmpty(new Headers(init?.headers)),
        // The libraries send JSON as a text.
        body: typeof init?.body === 'string' ? init.body : undefined,
        timeoutMs,
        maxBytes: MAX_ANSWER_BYTES,
      })
      failure = answer.ok ? failureOf(answer.value) : drafterError(answer.error)
      if (failure || !answer.ok) throw new Error('the model gave no answer')
      const type = answer.value.header('content-type') ?? 'application/json'
      return new Response(answer.value.text, { headers: { 'content-type': type } })
    },
  }
}

/** A key that the settings do not have is an empty header by now. */
const withoutEmpty = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([, value]) => value !== ''))

function failureOf(answer: GuardedAnswer): AppError | undefined {
  const { status, header } = answer
  if (status >= 200 && status < 300) return undefined
  const wait = Number(header('retry-after'))
  return appError(codeOf(status), {
    reason: `status ${status}`,
    ...(wait > 0 && { retryAfterMs: wait * 1000 }),
  })
}

function codeOf(status: number): AppErrorCode {
  if (status >= 300 && status < 400) return 'DRAFTER_HOST_REFUSED'
  if (status === 429 || status === 503 || status === 529) return 'DRAFTER_BUSY'
  return status >= 500 ? 'DRAFTER_UNAVAILABLE' : 'DRAFTER_REFUSED'
}

const CODES: Readonly<Partial<Record<AppErrorCode, AppErrorCode>>> = {
  FHIR_HOST_REFUSED: 'DRAFTER_HOST_REFUSED',
  FHIR_TIMEOUT: 'DRAFTER_TIMEOUT',
  FHIR_RESPONSE_TOO_LARGE: 'DRAFTER_ANSWER_TOO_LARGE',
}

/** What the guarded fetch says, in the words of model drafters. */
const drafterError = ({ code, reason }: AppError): AppError =>
  appError(CODES[code] ?? 'DRAFTER_UNAVAILABLE', reason === undefined ? {} : { reason })
