import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { err, ok } from '../kernel/result.ts'
import type { FilingEvent } from './filing.ts'
import { eventOfCreate, eventOfUpdate, type WriteAnswer } from './write-answer.ts'

type Headers = Readonly<Record<string, string>>

const anAnswer = (
  status: number,
  {
    headers = {},
    text = '',
    ...more
  }: { headers?: Headers; text?: string; retryAfterMs?: number } = {},
): WriteAnswer => ({
  status,
  header: (name) => headers[name],
  text,
  retryAfterMs: more.retryAfterMs,
})

const eventOf = (...given: Parameters<typeof anAnswer>): FilingEvent =>
  eventOfCreate(ok(anAnswer(...given)))

const location = { location: 'https://ehr.example/fhir/DocumentReference/doc-1/_history/2' }

describe('WB-3 N15 a document was created', () => {
  test.each<[what: string, headers: Headers, text: string, record: object]>([
    ['by an absolute Location with version', location, '', { id: 'doc-1', version: '2' }],
    ['by a relative Location', { location: 'DocumentReference/doc-1' }, '', { id: 'doc-1' }],
    ['by a rooted Location', { location: '/fhir/DocumentReference/doc-1/' }, '', { id: 'doc-1' }],
    [
      'by Location and a weak ETag',
      { location: 'DocumentReference/doc-1', etag: 'W/"7"' },
      '',
      { id: 'doc-1', version: '7', etag: 'W/"7"' },
    ],
    [
      'by Location and a strong ETag',
      { location: 'DocumentReference/doc-1', etag: '"7"' },
      '',
      { version: '7' },
    ],
    [
      'with an empty HTML body, as Millennium answers',
      { ...location, 'content-type': 'text/html', etag: 'W/"2"', 'x-request-id': 'req-9' },
      '',
      { id: 'doc-1', version: '2', requestId: 'req-9' },
    ],
    [
      'by its body alone',
      {},
      '{"resourceType":"DocumentReference","id":"doc-1","meta":{"versionId":"3","lastUpdated":"2026-11-19T10:00:00+01:00"}}',
      { id: 'doc-1', version: '3', at: '2026-11-19T09:00:00.000Z' },
    ],
    [
      'by Location when the body says another id',
      location,
      '{"resourceType":"DocumentReference","id":"doc-9"}',
      { id: 'doc-1', version: '2' },
    ],
    [
      'at the time of Last-Modified',
      { ...location, 'last-modified': 'Thu, 19 Nov 2026 09:12:00 GMT' },
      '',
      { at: '2026-11-19T09:12:00.000Z' },
    ],
    [
      'at the time of Date when there is no other',
      { ...location, date: 'Thu, 19 Nov 2026 09:12:01 GMT', 'last-modified': 'yesterday' },
      '',
      { at: '2026-11-19T09:12:01.000Z' },
    ],
  ])('%s', (_what, headers, text, record) => {
    expect(eventOf(201, { headers, text })).toMatchObject({ type: 'created', record })
  })

  test.each<[what: string, headers: Headers, text: string]>([
    ['without a record anywhere', {}, ''],
    ['with an HTML page', {}, '<html>created</html>'],
    ['with an OperationOutcome', {}, '{"resourceType":"OperationOutcome","id":"1"}'],
    ['with a Location of another type', { location: 'Binary/1' }, ''],
    ['with a Location that is no id', { location: 'DocumentReference/a b' }, ''],
    ['with an id that is a path', {}, '{"resourceType":"DocumentReference","id":"../Patient/1"}'],
    [
      'with an id that no FHIR server gives',
      {},
      '{"resourceType":"DocumentReference","id":"a\\u0000"}',
    ],
    ['with an id that is a number', {}, '{"resourceType":"DocumentReference","id":7}'],
  ])('but who knows: 201 %s is a lost answer', (_what, headers, text) => {
    expect(eventOf(201, { headers, text })).toEqual({
      type: 'answer-lost',
      code: 'FHIR_RESPONSE_UNREADABLE',
    })
  })

  test('keeps the id when only the version of the body is odd', () => {
    const text =
      '{"resourceType":"DocumentReference","id":"doc-1","meta":{"versionId":"a\\u0000b"}}'
    expect(eventOf(201, { text })).toMatchObject({
      type: 'created',
      record: { id: 'doc-1', version: undefined },
    })
  })
})

describe('the answer to a create', () => {
  test('200 to a conditional create says that it was there already', () => {
    expect(eventOf(200, { headers: location })).toMatchObject({ type: 'existed' })
  })

  test('202 holds it, with its record when there is one', () => {
    expect(eventOf(202)).toEqual({ type: 'held', record: undefined })
    expect(eventOf(202, { headers: location })).toMatchObject({ record: { id: 'doc-1' } })
  })

  test.each<[status: number, event: FilingEvent]>([
    [401, { type: 'not-permitted', code: 'FHIR_UNAUTHORIZED' }],
    [403, { type: 'not-permitted', code: 'FHIR_FORBIDDEN' }],
    [412, { type: 'several-exist' }],
    [400, { type: 'refused', code: 'FHIR_REFUSED', ehrSaid: undefined }],
    [404, { type: 'refused', code: 'FHIR_NOT_SUPPORTED', ehrSaid: undefined }],
    [405, { type: 'refused', code: 'FHIR_NOT_SUPPORTED', ehrSaid: undefined }],
    [409, { type: 'refused', code: 'FHIR_REFUSED', ehrSaid: undefined }],
    [413, { type: 'refused', code: 'FHIR_REFUSED', ehrSaid: undefined }],
    [415, { type: 'refused', code: 'FHIR_REFUSED', ehrSaid: undefined }],
    [422, { type: 'refused', code: 'FHIR_REFUSED', ehrSaid: undefined }],
    [302, { type: 'refused', code: 'FHIR_HOST_REFUSED' }],
    [307, { type: 'refused', code: 'FHIR_HOST_REFUSED' }],
    // A gateway that gave up waiting does not know what the EHR did.
    [408, { type: 'answer-lost', code: 'FHIR_TIMEOUT' }],
    [500, { type: 'answer-lost', code: 'FHIR_SERVER_ERROR' }],
    [501, { type: 'answer-lost', code: 'FHIR_SERVER_ERROR' }],
    [502, { type: 'answer-lost', code: 'FHIR_SERVER_ERROR' }],
    [503, { type: 'answer-lost', code: 'FHIR_SERVER_ERROR' }],
    [504, { type: 'answer-lost', code: 'FHIR_SERVER_ERROR' }],
    [204, { type: 'answer-lost', code: 'FHIR_SERVER_ERROR' }],
  ])('%i means %j', (status, event) => {
    expect(eventOf(status)).toEqual(event)
  })

  test.each([429, 503])('%i with Retry-After means to come back then', (status) => {
    expect(eventOf(status, { retryAfterMs: 90_000 })).toEqual({
      type: 'told-to-wait',
      waitMs: 90_000,
    })
  })

  test('429 without Retry-After means to come back later', () => {
    expect(eventOf(429)).toEqual({ type: 'told-to-wait', waitMs: undefined })
  })

  test('422 brings the EHR’s own words for the author', () => {
    const text = JSON.stringify({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'invalid', diagnostics: 'type is not supported' }],
    })
    expect(eventOf(422, { text })).toMatchObject({ ehrSaid: 'type is not supported' })
  })
})

describe('a create without an answer', () => {
  test.each(['SESSION_ENDED', 'FHIR_UNAUTHORIZED'] as const)('by %s is not permitted', (code) => {
    for (const neverSent of [true, false]) {
      expect(eventOfCreate(err({ code, neverSent }))).toEqual({ type: 'not-permitted', code })
    }
  })

  test('of which no byte left is not sent', () => {
    expect(eventOfCreate(err({ code: 'FHIR_UNREACHABLE', neverSent: true }))).toEqual({
      type: 'not-sent',
      code: 'FHIR_UNREACHABLE',
    })
  })

  test.each(['FHIR_UNREACHABLE', 'FHIR_TIMEOUT', 'FHIR_RESPONSE_TOO_LARGE'] as const)(
    'of which a byte may have left, by %s, is a lost answer',
    (code) => {
      expect(eventOfCreate(err({ code, neverSent: false }))).toEqual({ type: 'answer-lost', code })
    },
  )
})

test('whatever a server answers, it is an event; and only what names a record files the note', () => {
  const anyText = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((json) => `{"resourceType":"DocumentReference","id":${json}}`),
    fc.json().map((json) => `{"resourceType":"DocumentReference","id":"d","meta":${json}}`),
  )
  const anyHeaders = fc.record(
    { location: fc.string(), etag: fc.string(), date: fc.string(), 'last-modified': fc.string() },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 200, max: 599 }),
      anyHeaders,
      anyText,
      (status, headers, text) => {
        const event = eventOf(status, { headers, text })
        if (event.type === 'created' || event.type === 'existed') {
          expect(event.record.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/)
        }
      },
    ),
  )
})

describe('what the answer to a PUT means', () => {
  const updated = (...given: Parameters<typeof anAnswer>) =>
    eventOfUpdate(ok(anAnswer(...given)), 'doc-1')

  test.each([200, 201, 204])('%i is the record, in the version that it names', (status) => {
    expect(updated(status, { headers: { etag: 'W/"4"' } })).toMatchObject({
      type: 'updated',
      record: { id: 'doc-1', version: '4', etag: 'W/"4"' },
    })
  })

  test('another record than the one that was changed is no answer', () => {
    expect(updated(200, { headers: { location: 'DocumentReference/doc-2/_history/1' } })).toEqual({
      type: 'answer-lost',
      code: 'FHIR_RESPONSE_UNREADABLE',
    })
  })

  test.each([409, 412])(
    'WB-30 %i says that the record is not the version that was seen',
    (status) => {
      expect(updated(status)).toEqual({ type: 'changed-since' })
    },
  )

  test.each([
    [428, 'refused'],
    [404, 'refused'],
    [403, 'not-permitted'],
    [202, 'held'],
    [500, 'answer-lost'],
  ])('%i is %s, as for a create', (status, type) => {
    expect(updated(status).type).toBe(type)
  })
})
