import { describe, expect, test } from 'vitest'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { fakeAuditLog } from '#lib/testing/fake-audit-log.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { fhirTransport } from './fhir-transport.ts'
import type { GuardedAnswer, GuardedRequest } from './guarded-fetch.ts'

const ISSUER = 'https://ehr.example/fhir'
const answerOf = (status: number): GuardedAnswer => ({ status, header: () => undefined, text: '' })

/** A transport over an EHR that answers these, and everything that was sent to it. */
async function transport(
  statuses: readonly number[] = [200],
  options: {
    readonly issuer?: string
    readonly current?: Result<string>
    readonly renewed?: Result<string>
  } = {},
) {
  const sent: GuardedRequest[] = []
  const refused: string[] = []
  const send = fhirTransport({
    issuer: options.issuer ?? ISSUER,
    tokens: {
      current: async () => options.current ?? ok('at-1'),
      renew: async (token) => {
        refused.push(token)
        return options.renewed ?? ok('at-2')
      },
    },
    fetch: async (request) => {
      sent.push(request)
      return ok(answerOf(statuses[sent.length - 1] ?? 200))
    },
  })
  const grant = unwrap(await fakeAuditLog().intend(patientWho, { action: 'token.refresh' }))
  const request = (url: string, method: 'GET' | 'POST' = 'GET', mayLeave?: () => boolean) =>
    send(grant, { method, url, timeoutMs: 1, maxBytes: 1, ...(mayLeave && { mayLeave }) })
  return { request, sent, refused }
}

const tokens = (sent: readonly GuardedRequest[]) => sent.map(({ headers }) => headers.authorization)

describe('a FHIR request', () => {
  test.each([
    ['Patient/1', `${ISSUER}/Patient/1`],
    ['Observation?patient=1', `${ISSUER}/Observation?patient=1`],
    [`${ISSUER}?page=2`, undefined],
    [`${ISSUER}/?page=2`, `${ISSUER}/?page=2`],
    [`${ISSUER}/Patient/1`, `${ISSUER}/Patient/1`],
  ])('2.2.0@93 of %s goes below the base with the launch’s token', async (url, absolute) => {
    const { request, sent } = await transport()
    await request(url)
    expect(sent.map((one) => one.url)).toEqual(absolute ? [absolute] : [])
    expect(tokens(sent)).toEqual(absolute ? ['Bearer at-1'] : [])
  })

  test('I5 carries the id of its intent, so that the EHR’s log and ours can be compared', async () => {
    const { request, sent } = await transport()
    await request('Patient/1')
    expect(sent[0]?.headers).toMatchObject({
      'x-request-id': 'intent-1',
      accept: 'application/fhir+json',
    })
  })

  test.each([
    'https://evil.example/fhir/Patient/1',
    'https://ehr.example/other/Patient/1',
    'https://ehr.example/fhir2/Patient/1',
    'https://ehr.example/fhir/../admin',
    '../admin',
    '/admin',
    '//evil.example/fhir/Patient/1',
    '\\\\evil.example\\fhir',
    'https://ehr.example@evil.example/fhir/Patient/1',
    'http://ehr.example/fhir/Patient/1',
    'https://',
  ])('2.2.0@97 N14 never carries the token to %s', async (url) => {
    const { request, sent } = await transport()
    expect(await request(url)).toEqual(err({ ...appError('FHIR_HOST_REFUSED'), neverSent: true }))
    expect(sent).toEqual([])
  })

  test.each(['https://EHR.example/fhir', 'https://ehr.example:443/fhir'])(
    'reaches the EHR though its issuer is spelled %s',
    async (issuer) => {
      const { request, sent } = await transport([200], { issuer })
      unwrap(await request('Patient/1'))
      expect(sent[0]?.url).toBe('https://ehr.example/fhir/Patient/1')
    },
  )
})

describe('D8 A7 a 401', () => {
  test('is answered with a new token, once', async () => {
    const { request, sent, refused } = await transport([401, 201])
    expect(unwrap(await request('DocumentReference', 'POST')).status).toBe(201)
    expect(tokens(sent)).toEqual(['Bearer at-1', 'Bearer at-2'])
    expect(refused).toEqual(['at-1'])
  })

  test('that comes again is the answer', async () => {
    const { request, sent } = await transport([401, 401, 200])
    expect(unwrap(await request('Patient/1')).status).toBe(401)
    expect(sent).toHaveLength(2)
  })

  test('without a new token sends nothing more, and nothing was done by the first', async () => {
    const renewed = err(appError('SESSION_ENDED'))
    const { request, sent } = await transport([401], { renewed })
    expect(await request('DocumentReference', 'POST')).toEqual(
      err({ ...appError('SESSION_ENDED'), neverSent: true }),
    )
    expect(sent).toHaveLength(1)
  })
})

test('without a token nothing is sent', async () => {
  const { request, sent } = await transport([200], { current: err(appError('FHIR_TIMEOUT')) })
  expect(await request('Patient/1')).toEqual(err({ ...appError('FHIR_TIMEOUT'), neverSent: true }))
  expect(sent).toEqual([])
})

describe('FT-6 a request that may not leave any more', () => {
  const held = err({ ...appError('FHIR_TIMEOUT'), neverSent: true })

  test('stays here, although there is a token for it', async () => {
    const { request, sent } = await transport()
    expect(await request('DocumentReference', 'POST', () => false)).toEqual(held)
    expect(sent).toEqual([])
  })

  test('is not sent again after a 401 that took too long to mend', async () => {
    let times = 0
    const { request, sent } = await transport([401, 201])
    expect(await request('DocumentReference', 'POST', () => ++times === 1)).toEqual(held)
    expect(sent).toHaveLength(1)
  })

  test('is asked right before it leaves, after its token was fetched', async () => {
    const { request, sent } = await transport()
    unwrap(await request('DocumentReference', 'POST', () => true))
    expect(sent[0]).not.toHaveProperty('mayLeave')
  })
})
