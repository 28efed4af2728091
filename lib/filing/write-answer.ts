import { z } from 'zod'
import { outcomeWords } from '../fhir/operation-outcome.ts'
import type { AppError, AppErrorCode } from '../kernel/app-error.ts'
import { fhirIdSchema } from '../kernel/id-schemas.ts'
import { type Instant, instantOf, parseInstant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import { versionOfEtag } from './etag.ts'
import type { EhrRecord, FilingEvent } from './filing.ts'

/** What came back from a POST or PUT, in the terms of HTTP. */
export type WriteAnswer = {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly text: string
  /** From Retry-After, when there is one. */
  readonly retryAfterMs: number | undefined
}

/** The types of resource that we write. */
type WrittenType = 'DocumentReference' | 'Provenance'

export type WriteFailure = AppError & { readonly neverSent: boolean }

const sessionCodes: readonly AppErrorCode[] = ['SESSION_ENDED', 'FHIR_UNAUTHORIZED']

/**
 * What the outcome of a create means for the filing. Only an answer that says "not processed"
 * permits another POST; everything else that is not a clear yes or no is a lost answer
 * (WB-3, WB state table).
 *
 * @param type of the resource that was sent
 */
export function eventOfCreate(
  outcome: Result<WriteAnswer, WriteFailure>,
  type: WrittenType = 'DocumentReference',
): FilingEvent {
  if (!outcome.ok) return eventOfFailure(outcome.error)
  const answer = outcome.value
  if (answer.status === 201 || answer.status === 200) return eventOfCreated(answer, type)
  if (answer.status === 412) return { type: 'several-exist' }
  return eventOfOther(answer, type)
}

/**
 * What the outcome of a PUT on a record means for the filing (WB-30): an answer that names another
 * record is no answer to it, and 412 says that the record is not the version that was seen.
 */
export function eventOfUpdate(
  outcome: Result<WriteAnswer, WriteFailure>,
  recordId: string,
): FilingEvent {
  if (!outcome.ok) return eventOfFailure(outcome.error)
  const answer = outcome.value
  if (answer.status === 409 || answer.status === 412) return { type: 'changed-since' }
  if (![200, 201, 204].includes(answer.status)) return eventOfOther(answer, 'DocumentReference')
  const record = recordOf(answer, 'DocumentReference', recordId)
  return record?.id === recordId
    ? { type: 'updated', record }
    : { type: 'answer-lost', code: 'FHIR_RESPONSE_UNREADABLE' }
}

/** Whatever was asked: held, refused, told to wait, or not known. */
function eventOfOther(answer: WriteAnswer, type: WrittenType): FilingEvent {
  const { status } = answer
  if (status === 202) return { type: 'held', record: recordOf(answer, type) }
  if (status === 401) return { type: 'not-permitted', code: 'FHIR_UNAUTHORIZED' }
  if (status === 403) return { type: 'not-permitted', code: 'FHIR_FORBIDDEN' }
  // A gateway that gave up waiting does not know what the EHR did.
  if (status === 408) return { type: 'answer-lost', code: 'FHIR_TIMEOUT' }
  if (status === 429) return { type: 'told-to-wait', waitMs: answer.retryAfterMs }
  if (status === 503 && answer.retryAfterMs !== undefined) {
    return { type: 'told-to-wait', waitMs: answer.retryAfterMs }
  }
  if (status >= 400 && status < 500) return eventOfRefusal(answer)
  // A redirect is not followed, so nothing was stored under the address we sent to.
  if (status >= 300 && status < 400) return { type: 'refused', code: 'FHIR_HOST_REFUSED' }
  return { type: 'answer-lost', code: 'FHIR_SERVER_ERROR' }
}

function eventOfFailure(failure: WriteFailure): FilingEvent {
  if (sessionCodes.includes(failure.code)) return { type: 'not-permitted', code: failure.code }
  return failure.neverSent
    ? { type: 'not-sent', code: failure.code }
    : { type: 'answer-lost', code: failure.code }
}

function eventOfCreated(answer: WriteAnswer, type: WrittenType): FilingEvent {
  const record = recordOf(answer, type)
  if (!record) return { type: 'answer-lost', code: 'FHIR_RESPONSE_UNREADABLE' }
  return answer.status === 201 ? { type: 'created', record } : { type: 'existed', record }
}

const notSupported: readonly number[] = [404, 405]

function eventOfRefusal(answer: WriteAnswer): FilingEvent {
  const code = notSupported.includes(answer.status) ? 'FHIR_NOT_SUPPORTED' : 'FHIR_REFUSED'
  return { type: 'refused', code, ehrSaid: wordsOf(answer.text) }
}

const LOCATION = /([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/([A-Za-z0-9.-]{1,64}))?\/?$/

/**
 * `Location` first, then `ETag`, then the body; an empty or foreign body is no fault (WB-3).
 * @param known id of a record that was asked for, and need not be named again
 */
function recordOf(answer: WriteAnswer, type: WrittenType, known?: string): EhrRecord | undefined {
  const [, locationId, locationVersion] = locationOf(answer, type)
  const body = resourceIn(answer.text, type)
  const id = locationId ?? body?.id ?? known
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

function locationOf(answer: WriteAnswer, type: WrittenType): readonly (string | undefined)[] {
  const [, named, ...place] = LOCATION.exec(answer.header('location') ?? '') ?? []
  return named === type ? [named, ...place] : []
}

const timeOf = (answer: WriteAnswer): Instant | undefined =>
  httpTime(answer.header('last-modified')) ?? httpTime(answer.header('date'))

function httpTime(header: string | undefined): Instant | undefined {
  const epochMs = header === undefined ? Number.NaN : Date.parse(header)
  return Number.isNaN(epochMs) ? undefined : parseInstant(instantOf(epochMs))
}

// The id becomes part of a URL and of a row, so only an id is taken for one.
const bodySchema = z.looseObject({
  resourceType: z.string(),
  id: fhirIdSchema.optional().catch(undefined),
  meta: z
    .looseObject({
      versionId: fhirIdSchema.optional().catch(undefined),
      lastUpdated: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

function resourceIn(text: string, type: WrittenType) {
  const parsed = bodySchema.safeParse(parseJson(text))
  return parsed.success && parsed.data.resourceType === type ? parsed.data : undefined
}

const wordsOf = (text: string): string | undefined => outcomeWords(parseJson(text))

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
