import { describe, expect, test } from 'vitest'
import { ehrProfiles } from '../filing/ehr-profile.ts'
import { appError } from '../kernel/app-error.ts'
import { instantPlus } from '../kernel/instant.ts'
import { err, ok } from '../kernel/result.ts'
import { answered, filingWorld, THE_PAYLOAD, unanswered } from '../testing/filing/filing-world.ts'
import { aMoment } from '../testing/fixed-clock.ts'

const { millennium } = ehrProfiles
const SECOND = 1_000
const done = ok(undefined)

describe('WB-23 a queued filing', () => {
  test('is sent, filed with a receipt, and read back in one turn', async () => {
    const world = filingWorld()
    expect(await world.advance()).toEqual(done)
    expect(await world.filing()).toMatchObject({
      state: 'filed',
      attempt: 1,
      record: { id: 'doc-1', version: '1' },
      receipt: expect.stringMatching(/^R-/),
      adopted: false,
      verification: 'identical',
      notBefore: undefined,
    })
    expect(await world.steps()).toEqual(['claimed', 'created', 'read-back'])
  })

  test('leaves as it was frozen, after "sending" and its intent were committed', async () => {
    const world = filingWorld()
    await world.advance()
    expect(world.sent).toEqual([
      {
        payload: THE_PAYLOAD,
        ifNoneExist: `identifier=urn:ietf:rfc:3986|urn:uuid:${world.id}`,
        storedState: 'sending',
        intentId: 'intent-1',
      },
    ])
    expect(world.audit.intents.map(({ event }) => event.action)).toEqual([
      'filing.send',
      'filing.read-back',
    ])
    expect(world.audit.intents[0]?.who).toMatchObject({
      patient: 'patient-1',
      encounter: 'encounter-1',
    })
    expect(world.audit.outcomes[0]?.outcome).toEqual({
      result: 'done',
      reference: 'DocumentReference/doc-1',
    })
  })

  test('WB-2 carries no condition to an EHR that does not know it', async () => {
    const world = filingWorld({ profile: millennium })
    await world.advance()
    expect(world.sent[0]?.ifNoneExist).toBeUndefined()
  })

  test('is not touched before its time, nor twice after it', async () => {
    const world = filingWorld({ filing: { notBefore: instantPlus(aMoment, SECOND) } })
    await world.advance()
    expect(world.sent).toEqual([])
    world.clock.advance(SECOND)
    await world.advance()
    await world.advance()
    expect(world.sent).toHaveLength(1)
  })

  test('F7 is sent once, though ten workers are woken for it', async () => {
    const world = filingWorld()
    await Promise.all(Array.from({ length: 10 }, () => world.advance()))
    expect(world.sent).toHaveLength(1)
  })

  test('I5 is not sent while the trail cannot be written; it waits', async () => {
    const world = filingWorld()
    world.audit.breakDown()
    expect(await world.advance()).toEqual(done)
    expect(world.sent).toEqual([])
    expect(await world.filing()).toMatchObject({
      state: 'queued',
      errorCode: 'AUDIT_UNAVAILABLE',
      attempt: 1,
    })
    expect(world.filings.jobs.get(world.id)).toBe('2026-11-19T09:12:01.500Z')
  })

  test('is not sent when its EHR cannot be connected; the job is tried again', async () => {
    const connectFails = appError('STORE_UNAVAILABLE')
    const world = filingWorld({ connectFails })
    expect(await world.advance()).toEqual(err(connectFails))
    expect(world.sent).toEqual([])
    expect(await world.filing()).toMatchObject({ state: 'queued', attempt: 0 })
  })

  test('is not sent while the store is away', async () => {
    const world = filingWorld()
    world.filings.breakDown()
    expect(await world.advance()).toEqual(err(appError('STORE_UNAVAILABLE')))
    expect(world.sent).toEqual([])
  })

  test('whose payload cannot be read has not begun to be sent', async () => {
    const world = filingWorld()
    world.onConnect = () => {
      world.filings.payload = async () => err(appError('STORE_UNAVAILABLE'))
    }
    expect(await world.advance()).toEqual(err(appError('STORE_UNAVAILABLE')))
    expect(await world.filing()).toMatchObject({ state: 'queued', attempt: 0 })
    expect(world.sent).toEqual([])
  })
})

describe('the answer to a POST', () => {
  test.each([
    ['200', answered(200, { location: 'DocumentReference/doc-1' }), 'filed', { adopted: true }],
    ['202', answered(202), 'held', { looks: 0 }],
    ['400', answered(400), 'rejected', { errorCode: 'FHIR_REFUSED' }],
    ['404', answered(404), 'rejected', { errorCode: 'FHIR_NOT_SUPPORTED' }],
    ['422', answered(422), 'rejected', { errorCode: 'FHIR_REFUSED' }],
    ['401', answered(401), 'needs-user', { errorCode: 'FHIR_UNAUTHORIZED' }],
    ['403', answered(403), 'needs-user', { errorCode: 'FHIR_FORBIDDEN' }],
    ['412', answered(412), 'needs-review', {}],
    ['429', answered(429), 'queued', { errorCode: 'FHIR_BUSY' }],
    [
      '503 with Retry-After',
      answered(503, {}, 9_000),
      'queued',
      { notBefore: '2026-11-19T09:12:09.000Z' },
    ],
    ['503', answered(503), 'unknown', { errorCode: 'FHIR_SERVER_ERROR' }],
    ['500', answered(500), 'unknown', { errorCode: 'FHIR_SERVER_ERROR' }],
    ['201 without a record', answered(201), 'unknown', { errorCode: 'FHIR_RESPONSE_UNREADABLE' }],
    ['302', answered(302), 'rejected', { errorCode: 'FHIR_HOST_REFUSED' }],
    [
      'none, by time-out',
      unanswered('FHIR_TIMEOUT', false),
      'unknown',
      { errorCode: 'FHIR_TIMEOUT' },
    ],
    ['none, the connection was refused', unanswered('FHIR_UNREACHABLE', true), 'queued', {}],
    [
      'none, the session is over',
      unanswered('SESSION_ENDED', true),
      'needs-user',
      { errorCode: 'SESSION_ENDED' },
    ],
  ])('%s', async (_what, answer, state, more) => {
    const world = filingWorld({ answers: [answer] })
    expect(await world.advance()).toEqual(done)
    expect(await world.filing()).toMatchObject({ state, ...more })
    expect(world.sent).toHaveLength(1)
  })

  test.each([
    [
      'a lost answer is on the trail as unknown',
      unanswered('FHIR_TIMEOUT', false),
      { result: 'unknown', code: 'FHIR_TIMEOUT' },
    ],
    ['a refusal as refused', answered(422), { result: 'refused', code: 'FHIR_REFUSED' }],
    [
      'several earlier arrivals as failed',
      answered(412),
      { result: 'failed', code: 'FHIR_REFUSED' },
    ],
    ['a wait as failed', answered(429), { result: 'failed', code: 'FHIR_BUSY' }],
    [
      'what never left as failed',
      unanswered('FHIR_UNREACHABLE', true),
      { result: 'failed', code: 'FHIR_UNREACHABLE' },
    ],
    ['a held note as done', answered(202), { result: 'done' }],
  ])('%s', async (_what, answer, outcome) => {
    const world = filingWorld({ answers: [answer] })
    await world.advance()
    expect(world.audit.outcomes[0]).toMatchObject({ event: { action: 'filing.send' }, outcome })
  })
})
