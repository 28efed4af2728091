import { describe, expect, test } from 'vitest'
import type { SearchAnswer } from '../fhir/ehr.ts'
import { LEASE_MS, SEND_DEADLINE_MS } from '../filing/deadlines.ts'
import { ehrProfiles } from '../filing/ehr-profile.ts'
import { type AppErrorCode, appError } from '../kernel/app-error.ts'
import { instantPlus } from '../kernel/instant.ts'
import { err, ok } from '../kernel/result.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import {
  answered,
  created,
  filingWorld,
  THE_PAYLOAD,
  THE_TEXT,
  theDocument,
  unanswered,
} from '../testing/filing/filing-world.ts'
import { aMoment } from '../testing/fixed-clock.ts'

const { millennium } = ehrProfiles
const verified = { ...ehrProfiles['us-core-9'], conditionalCreate: 'verified' } as const
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

describe('F15 WB-26 a worker that is gone', () => {
  /** A filing that a worker took and claimed before it died. */
  async function abandoned(profile = ehrProfiles['us-core-9']) {
    const world = filingWorld({ profile, ehr: fakeEhr() })
    world.whileSending = () => Promise.reject(new Error('the process died'))
    await expect(world.advance()).rejects.toThrow()
    world.whileSending = async () => undefined
    expect(await world.filing()).toMatchObject({ state: 'sending' })
    return world
  }

  test('C4 leaves a filing that nobody touches until its lease is over', async () => {
    const world = await abandoned()
    world.clock.advance(LEASE_MS - 1)
    await world.advance()
    expect(await world.filing()).toMatchObject({ state: 'sending' })
  })

  test('C4 leaves a filing that becomes unknown, never queued', async () => {
    const world = await abandoned()
    world.clock.advance(LEASE_MS)
    await world.advance()
    expect(await world.filing()).toMatchObject({ state: 'unknown', looks: 0 })
    expect(world.sent).toHaveLength(1)
  })

  test('C5 whose POST had arrived: it is found, and not sent again', async () => {
    const world = await abandoned()
    world.ehr = fakeEhr({ resources: [theDocument()] })
    for (let turn = 0; turn < 4; turn += 1) {
      world.clock.advance(LEASE_MS)
      await world.advance()
    }
    expect(await world.filing()).toMatchObject({ state: 'filed', adopted: true })
    expect(world.sent).toHaveLength(1)
  })

  test('that was only paused writes nothing after another one took over', async () => {
    const world = filingWorld({ ehr: fakeEhr() })
    world.whileSending = async () => {
      world.clock.advance(LEASE_MS)
      world.whileSending = async () => undefined
      await world.advance()
    }
    expect(await world.advance()).toEqual(done)
    expect(await world.filing()).toMatchObject({ state: 'unknown' })
    expect(await world.steps()).toEqual(['claimed', 'answer-lost'])
  })

  test('FT-6 that was paused too long before the POST does not send it', async () => {
    const world = filingWorld()
    world.onConnect = () => {
      world.monotonic = LEASE_MS - SEND_DEADLINE_MS + 1
    }
    expect(await world.advance()).toEqual(done)
    expect(world.sent).toEqual([])
    expect(await world.filing()).toMatchObject({ state: 'queued', errorCode: 'FHIR_TIMEOUT' })
  })

  test('that lost its lease before it claimed does not send', async () => {
    const world = filingWorld()
    let isFirst = true
    world.onConnect = () => {
      if (!isFirst) return
      isFirst = false
      world.clock.advance(LEASE_MS)
      void world.advance()
    }
    await world.advance()
    await new Promise((resolve) => setImmediate(resolve))
    expect(world.sent).toHaveLength(1)
  })
})

describe('WB-24 WB-25 a lost answer', () => {
  const lost = unanswered('FHIR_TIMEOUT', false)
  const looks = [5, 30, 120]

  async function lookThrice(world: ReturnType<typeof filingWorld>) {
    await world.advance()
    for (const seconds of looks) {
      world.clock.advance(seconds * SECOND)
      await world.advance()
    }
  }

  test('is looked for at 5 s, 30 s and 120 s, each look on the trail first', async () => {
    const world = filingWorld({ profile: millennium, ehr: fakeEhr(), answers: [lost] })
    await world.advance()
    for (const [index, seconds] of looks.entries()) {
      world.clock.advance(seconds * SECOND - 1)
      await world.advance()
      expect(world.audit.intents).toHaveLength(1 + index)
      world.clock.advance(1)
      await world.advance()
      expect(world.audit.intents.at(-1)?.event).toEqual({
        action: 'filing.reconcile',
        filingId: world.id,
        look: index + 1,
      })
    }
  })

  test('is found by its identifier, and filed as adopted', async () => {
    const ehr = fakeEhr({ resources: [theDocument()] })
    const world = filingWorld({ ehr, answers: [lost] })
    await world.advance()
    world.clock.advance(5 * SECOND)
    await world.advance()
    expect(ehr.searches[0]).toMatchObject({
      type: 'DocumentReference',
      parameters: [['identifier', `urn:ietf:rfc:3986|urn:uuid:${world.id}`]],
    })
    expect(await world.filing()).toMatchObject({
      state: 'filed',
      adopted: true,
      record: { id: 'doc-1', version: '1' },
      receipt: expect.any(String),
    })
  })

  test('is looked for by patient and day where the EHR cannot search identifiers', async () => {
    const ehr = fakeEhr({ resources: [theDocument()] })
    const world = filingWorld({ ehr, profile: millennium, answers: [lost] })
    await world.advance()
    world.clock.advance(5 * SECOND)
    await world.advance()
    expect(ehr.searches[0]?.parameters).toEqual([
      ['patient', 'patient-1'],
      ['date', 'ge2026-11-18'],
      ['date', 'le2026-11-22'],
    ])
    expect(await world.filing()).toMatchObject({ state: 'filed', adopted: true })
  })

  test('whose text the EHR keeps in a Binary is compared by that', async () => {
    const binary = {
      resourceType: 'Binary',
      id: 'b1',
      data: Buffer.from(THE_TEXT).toString('base64'),
    }
    const pointing = theDocument({
      content: [{ attachment: { url: 'https://ehr.example/fhir/Binary/b1' } }],
    })
    const ehr = fakeEhr({ resources: [pointing, binary] })
    const world = filingWorld({ ehr, profile: millennium, answers: [lost] })
    await lookThrice(world)
    expect(ehr.reads).toContain('Binary/b1')
    expect(await world.filing()).toMatchObject({ state: 'filed' })
  })

  test('that is nowhere is sent again at once where the EHR itself refuses a twin', async () => {
    const world = filingWorld({ profile: verified, ehr: fakeEhr(), answers: [lost, created] })
    await world.advance()
    world.clock.advance(5 * SECOND)
    await world.advance()
    expect(await world.filing()).toMatchObject({ state: 'queued' })
    await world.advance()
    expect(world.sent).toHaveLength(2)
    expect(world.sent[1]).toMatchObject({ payload: THE_PAYLOAD })
  })

  test('that is nowhere after the last look is sent again where its identifier would be found', async () => {
    const world = filingWorld({ ehr: fakeEhr(), answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'queued' })
    expect(world.sent).toHaveLength(1)
  })

  test('FT-5 that is nowhere waits for a person where absence proves nothing', async () => {
    const world = filingWorld({ profile: millennium, ehr: fakeEhr(), answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'needs-user', errorCode: 'FHIR_NOT_FOUND' })
    await world.advance()
    expect(world.sent).toHaveLength(1)
  })

  test('WB-27 that is found changed is for a person to judge', async () => {
    const changed = theDocument({
      content: [{ attachment: { data: Buffer.from(`${THE_TEXT}\r\n`).toString('base64') } }],
    })
    const world = filingWorld({ ehr: fakeEhr({ resources: [changed] }), answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'needs-review', record: { id: 'doc-1' } })
  })

  test('that is found twice is for a person to judge', async () => {
    const resources = [theDocument(), theDocument({ id: 'doc-2' })]
    const world = filingWorld({ ehr: fakeEhr({ resources }), answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'needs-review' })
  })

  test('by patient and day another note is no match, and another patient’s never', async () => {
    const resources = [
      theDocument({ id: 'other', content: [{ attachment: { data: 'eA==' } }] }),
      theDocument({ id: 'foreign', subject: { reference: 'Patient/patient-2' } }),
    ]
    const world = filingWorld({ profile: millennium, ehr: fakeEhr({ resources }), answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'needs-user', record: undefined })
  })

  test.each([
    ['stored before this one was signed', { meta: { lastUpdated: '2026-11-19T08:00:00Z' } }],
    ['of another visit', { context: { encounter: [{ reference: 'Encounter/encounter-2' }] } }],
  ])(
    'by patient and day a note of the same words is no match when it is %s',
    async (_what, more) => {
      const ehr = fakeEhr({ resources: [theDocument(more)] })
      const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
      await lookThrice(world)
      expect(await world.filing()).toMatchObject({ state: 'needs-user', record: undefined })
    },
  )

  test('by patient and day is found although the EHR’s clock is late', async () => {
    const more = {
      meta: { lastUpdated: '2026-11-19T09:03:00Z' },
      context: { encounter: [{ reference: 'https://ehr.example/fhir/Encounter/encounter-1' }] },
    }
    const ehr = fakeEhr({ resources: [theDocument(more)] })
    const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'filed', adopted: true })
  })

  test('by patient and day reads no Binary of notes that cannot be this one', async () => {
    const older = theDocument({
      meta: { lastUpdated: '2026-11-19T08:00:00Z' },
      content: [{ attachment: { url: 'Binary/secret' } }],
    })
    const ehr = fakeEhr({ resources: [older] })
    const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
    await lookThrice(world)
    expect(ehr.reads).toEqual([])
    expect(await world.filing()).toMatchObject({ state: 'needs-user' })
  })

  test('is absent although the EHR puts a remark among the matches', async () => {
    const remark = { resourceType: 'OperationOutcome' }
    const ehr = fakeEhr({ answer: { matches: [remark] } })
    const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'needs-user' })
  })

  test('is not taken for absent by a document that cannot be understood', async () => {
    const odd = { resourceType: 'DocumentReference', status: 'current' }
    const world = filingWorld({
      profile: millennium,
      ehr: fakeEhr({ resources: [odd] }),
      answers: [lost],
    })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'unknown' })
  })

  test.each<[what: string, answer: Partial<SearchAnswer>]>([
    ['stopped at its limit', { stopped: 'item-limit' }],
    ['lost a page', { stopped: 'page-failed' }],
  ])('is not taken for absent by a search that %s', async (_what, answer) => {
    const world = filingWorld({ ehr: fakeEhr({ answer }), answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'unknown', looks: 0 })
  })

  test.each<AppErrorCode>(['FHIR_TIMEOUT', 'FHIR_BUSY', 'SESSION_ENDED', 'FHIR_FORBIDDEN'])(
    'is not taken for absent by a look that fails with %s',
    async (code) => {
      const world = filingWorld({ ehr: fakeEhr({ fails: code }), answers: [lost] })
      await lookThrice(world)
      expect(await world.filing()).toMatchObject({ state: 'unknown', looks: 0, errorCode: code })
      expect(world.sent).toHaveLength(1)
    },
  )

  test('is not looked for while the trail cannot be written', async () => {
    const ehr = fakeEhr({ resources: [theDocument()] })
    const world = filingWorld({ ehr, answers: [lost] })
    await world.advance()
    world.audit.breakDown()
    world.clock.advance(5 * SECOND)
    await world.advance()
    expect(ehr.searches).toEqual([])
    expect(await world.filing()).toMatchObject({ state: 'unknown', errorCode: 'AUDIT_UNAVAILABLE' })
  })
})

describe('a note that the EHR holds', () => {
  test('is looked for until it appears, and never sent again', async () => {
    const world = filingWorld({ ehr: fakeEhr(), answers: [answered(202)] })
    await world.advance()
    for (let turn = 0; turn < 6; turn += 1) {
      world.clock.advance(600 * SECOND)
      await world.advance()
    }
    expect(await world.filing()).toMatchObject({ state: 'held' })
    world.ehr = fakeEhr({ resources: [theDocument()] })
    world.clock.advance(600 * SECOND)
    await world.advance()
    expect(await world.filing()).toMatchObject({ state: 'filed' })
    expect(world.sent).toHaveLength(1)
  })

  test('is looked for by the id that the EHR gave it', async () => {
    const ehr = fakeEhr({ resources: [theDocument()] })
    const answer = answered(202, { location: 'DocumentReference/doc-1' })
    const world = filingWorld({ ehr, profile: millennium, answers: [answer] })
    await world.advance()
    world.clock.advance(5 * SECOND)
    await world.advance()
    expect(ehr.reads).toContain('DocumentReference/doc-1')
    expect(ehr.searches).toEqual([])
    expect(await world.filing()).toMatchObject({ state: 'filed', adopted: true })
  })
})

describe('WB-28 a filed note', () => {
  test('that reads back differently needs a person, and stays on record', async () => {
    const altered = theDocument({ subject: { reference: 'Patient/patient-2' } })
    const world = filingWorld({ ehr: fakeEhr({ resources: [altered] }) })
    await world.advance()
    expect(await world.filing()).toMatchObject({
      state: 'needs-review',
      verification: 'altered',
      record: { id: 'doc-1' },
    })
  })

  test('that cannot be read back stays filed and is read again later', async () => {
    const world = filingWorld({ ehr: fakeEhr({ fails: 'FHIR_FORBIDDEN' }) })
    await world.advance()
    expect(await world.filing()).toMatchObject({
      state: 'filed',
      verification: undefined,
      errorCode: 'FHIR_FORBIDDEN',
      notBefore: '2026-11-19T09:12:05.000Z',
    })
    for (let turn = 0; turn < 12; turn += 1) {
      world.clock.advance(3_600 * SECOND)
      await world.advance()
    }
    expect(await world.filing()).toMatchObject({ state: 'filed', notBefore: undefined })
  })

  test('is not read back while the trail cannot be written, and stays filed', async () => {
    const world = filingWorld()
    world.whileSending = async () => {
      world.audit.breakDown()
    }
    await world.advance()
    expect(await world.filing()).toMatchObject({ state: 'filed', errorCode: 'AUDIT_UNAVAILABLE' })
  })
})

describe('a filing that waits for a person', () => {
  test.each(['rejected', 'needs-user', 'needs-review'] as const)(
    'as %s is left alone',
    async (state) => {
      const world = filingWorld({ filing: { state, notBefore: undefined } })
      expect(await world.advance()).toEqual(done)
      expect(world.sent).toEqual([])
      expect(await world.steps()).toEqual([])
    },
  )
})
