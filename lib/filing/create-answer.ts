import { z } from 'zod'
import { outcomeWords } from '../fhir/operation-outcome.ts'
import type { AppError, AppErrorCode } from '../kernel/app-error.ts'
import { fhirIdSchema } from '../kernel/id-schemas.ts'
import { type Instant, instantOf, parseInstant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { EhrRecord, FilingEvent } from './filing.ts'

/** What came back from a POST, in the terms of HTTP. */
export type CreateAnswer = {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly text: string
  /** From Retry-After, when there is one. */
  readonly retryAfterMs: number | undefined
}

export type CreateFailure = AppError & { readonly neverSent: boolean }

const sessionCodes: readonly AppErrorCode[] = ['SESSION_ENDED', 'FHIR_UNAUTHORIZED']

/**
 * What the outcome of a create means for the filing. Only an answer that says "not processed"
 * permits another POST; everything else that is not a clear yes or no is a lost answer
 * (WB-3, WB state table).
 */
export function eventOfCreate(outcome: Result<CreateAnswer, CreateFailure>): FilingEvent {
  if (!outcome.ok) return eventOfFailure(outcome.error)
  const answer = outcome.value
  const { status } = answer
  if (status === 201 || status === 200) return eventOfSuccess(answer)
  if (status === 202) return { type: 'held', record: recordOf(answer) }
  if (status === 401) return { type: 'not-permitted', code: 'FHIR_UNAUTHORIZED' }
  if (status === 403) return { type: 'not-permitted', code: 'FHIR_FORBIDDEN' }
  // A gateway that gave up waiting does not know what the EHR did.
  if (status === 408) return { type: 'answer-lost', code: 'FHIR_TIMEOUT' }
  if (status === 412) return { type: 'several-exist' }
  if (status === 429) return { type: 'told-to-wait', waitMs: answer.retryAfterMs }
  if (status === 503 && answer.retryAfterMs !== undefined) {
    return { type: 'told-to-wait', waitMs: answer.retryAfterMs }
  }
  if (status >= 400 && status < 500) return eventOfRefusal(answer)
  // A redirect is not followed, so nothing was stored under the address we sent to.
  if (status >= 300 && status < 400) return { type: 'refused', code: 'FHIR_HOST_REFUSED' }
  return { type: 'answer-lost', code: 'FHIR_SERVER_ERROR' }
}

function eventOfFailure(failure: CreateFailure): FilingEvent {
  if (sessionCodes.includes(failure.code)) return { type: 'not-permitted', code: failure.code }
  return failure.neverSent
    ? { type: 'not-sent', code: failure.code }
    : { type: 'answer-lost', code: failure.code }
}

function eventOfSuccess(answer: CreateAnswer): FilingEvent {
  const record = recordOf(answer)
  if (!record) return { type: 'answer-lost', code: 'FHIR_RESPONSE_UNREADABLE' }
  return answer.status === 201 ? { type: 'created', record } : { type: 'existed', record }
}

const notSupported: readonly number[] = [404, 405]

function eventOfRefusal(answer: CreateAnswer): FilingEvent {
  const code = notSupported.includes(answer.status) ? 'FHIR_NOT_SUPPORTED' : 'FHIR_REFUSED'
  return { type: 'refused', code, ehrSaid: wordsOf(answer.text) }
}

const LOCATION =
  /DocumentReference\/([A-Za-z0-9.-]{1,64})(?:\/_history\/([A-Za-z0-9.-]{1,64}))?\/?$/

/** `Location` first, then `ETag`, then the body; an empty or foreign body is no fault (WB-3). */
function recordOf(answer: CreateAnswer): EhrRecord | undefined {
  const [, locationId, locationVersion] = LOCATION.exec(answer.header('location') ?? '') ?? []
  const body = resourceIn(answer.text)
  const id = locationId ?? body?.id
  if (!id) return undefined
  const etag = answer.header('etag')
  return {
    id,
    version: locationVersion ?? versionOfEtag(etag) ?? body?.meta?.versionId,
    etag,
    at: timeOf(answer) ?? parseInstant(body?.meta?.lastUpdated ?? ''),
    requestId: answer.header('x-request-id'),
  }
}

const versionOfEtag = (etag: string | undefined): string | undefined =>
  etag === undefined ? undefined : /^(?:W\/)?"([^"]{1,64})"$/.exec(etag)?.[1]

const timeOf = (answer: CreateAnswer): Instant | undefined =>
  httpTime(answer.header('last-modified')) ?? httpTime(answer.header('date'))

function httpTime(header: string | undefined): Instant | undefined {
  const epochMs = header === undefined ? Number.NaN : Date.parse(header)
  return Number.isNaN(epochMs) ? undefined : parseInstant(instantOf(epochMs))
}

// The id becomes part of a URL and of a row, so only an id is taken for one.
const bodySchema = z.looseObject({
  resourceType: z.literal('DocumentReference'),
  id: fhirIdSchema.optional().catch(undefined),
  meta: z
    .looseObject({
      versionId: fhirIdSchema.optional().catch(undefined),
      lastUpdated: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

function resourceIn(text: string) {
  const parsed = bodySchema.safeParse(parseJson(text))
  return parsed.success ? parsed.data : undefined
}

const wordsOf = (text: string): string | undefined => outcomeWords(parseJson(text))

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
