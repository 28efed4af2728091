import 'server-only'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, errors, type FormData, request as send } from 'undici'
import { type AppError, appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { readAnswer } from './read-answer.ts'
import { TooLarge } from './read-capped.ts'

const CONNECT_TIMEOUT_MS = 5_000

/** One request to a registered host: FHIR JSON, a form, or parts with files. */
export type GuardedRequest = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  /** Parts with files, instead of a body. */
  readonly form?: FormData | undefined
  /** From the first byte sent to the last byte read. */
  readonly timeoutMs: number
  /** Bytes of the answer after decompression. */
  readonly maxBytes: number
  /** Gives the request up: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

export type GuardedAnswer = {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly text: string
}

/**
 * Why there is no answer. `neverSent`: no byte of the request can have reached the EHR, so it may be
 * sent again; otherwise the EHR may have acted on it.
 */
export type GuardedFailure = AppError & { readonly neverSent: boolean }

export type GuardedFetch = (
  request: GuardedRequest,
) => Promise<Result<GuardedAnswer, GuardedFailure>>

/** RFC 6761 §6.3: names under `localhost` are this machine, whatever the resolver says. */
const lookupLoopback: LookupFunction = (hostname, options, callback) =>
  hostname.endsWith('.localhost')
    ? callback(null, options.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4)
    : lookup(hostname, options, callback)

/** How every connection of ours is opened. */
export const connect = { lookup: lookupLoopback, timeout: CONNECT_TIMEOUT_MS }

const reading = new Agent({ connect, connections: 32 })

// A write never rides on a connection that the other side may just be closing: a reset there would
// look like a lost answer (faults.md, pitfalls).
const writing = new Agent({ connect, pipelining: 0 })

/**
 * The only way a request leaves for an EHR: registered origins only, no redirects, one deadline,
 * a size cap (A13, S36, S37). Nothing here retries.
 *
 * @param origins the registered origins of the EHR that the request is for
 */
export function guardedFetch(origins: readonly string[]): GuardedFetch {
  return async (request) => {
    const origin = URL.parse(request.url)?.origin
    if (origin === undefined || !origins.includes(origin)) {
      return err({ ...appError('FHIR_HOST_REFUSED'), neverSent: true })
    }
    try {
      return ok(await answerTo(request))
    } catch (thrown) {
      return err(failureOf(thrown))
    }
  }
}

async function answerTo(request: GuardedRequest): Promise<GuardedAnswer> {
  // Not undici's fetch: its streams and headers cost three times as much, a dozen times a launch. And
  // a redirect is never followed here: it would carry the token to wherever it points (N14).
  const { statusCode, headers, body } = await send(request.url, {
    method: request.method,
    headers: { 'user-agent': 'chartside', 'accept-encoding': 'gzip', ...request.headers },
    body: request.form ?? request.body ?? null,
    dispatcher: request.method === 'GET' ? reading : writing,
    signal: AbortSignal.any([
      AbortSignal.timeout(request.timeoutMs),
      ...(request.signal ? [request.signal] : []),
    ]),
  })
  const header = headerOf(headers)
  const text = await readAnswer(body, header('content-encoding'), request.maxBytes)
  return { status: statusCode, header, text }
}

type Headers = Dispatcher.ResponseData['headers']

const headerOf =
  (headers: Headers) =>
  (name: string): string | undefined => {
    const sent = headers[name.toLowerCase()]
    return Array.isArray(sent) ? sent.join(', ') : sent
  }

const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/

function failureOf(thrown: unknown): GuardedFailure {
  if (thrown instanceof TooLarge)
    return { ...appError('FHIR_RESPONSE_TOO_LARGE'), neverSent: false }
  if (thrown instanceof DOMException && thrown.name === 'TimeoutError') {
    return { ...appError('FHIR_TIMEOUT'), neverSent: false }
  }
  const reason = networkCode(thrown)
  if (!reason) throw thrown
  return { ...appError('FHIR_UNREACHABLE', { reason }), neverSent: NEVER_SENT.test(reason) }
}

/** What undici says happened on the wire; undefined for a bug of ours. */
function networkCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code
  return thrown instanceof errors.HTTPParserError ? thrown.name : undefined
}
