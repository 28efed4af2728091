import { describe, expect, test } from 'vitest'
import type { Ehr, SearchAnswer } from '../fhir/ehr.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { LEASE_MS } from '../filing/deadlines.ts'
import { ehrProfiles } from '../filing/ehr-profile.ts'
import type { AppErrorCode } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import {
  answered,
  created,
  filingWorld,
  THE_PAYLOAD,
  THE_TEXT,
  theDocument,
  unanswered,
} from '../testing/filing/filing-world.ts'

const { millennium } = ehrProfiles
const verified = { ...ehrProfiles['us-core-9'], conditionalCreate: 'verified' } as const
const searchable = { ...ehrProfiles['us-core-9'], identifierSearch: 'verified' } as const
const SECOND = 1_000

/** As Millennium gives it back: it drops an identifier. */
const unnamed = (more: object = {}) => theDocument({ identifier: [], ...more })

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
      ['date', 'lt2026-11-23'],
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
    const world = filingWorld({ profile: searchable, ehr: fakeEhr(), answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'queued' })
    expect(world.sent).toHaveLength(1)
  })

  test.each([
    ['absence proves nothing', millennium],
    ['the search for its identifier was never tried', ehrProfiles['generic-r4']],
  ])('FT-5 that is nowhere waits for a person where %s', async (_what, profile) => {
    const world = filingWorld({ profile, ehr: fakeEhr(), answers: [lost] })
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

  const ignored = theDocument({
    id: 'another-note',
    identifier: [{ value: 'urn:uuid:00000000-0000-4000-8000-00000000dead' }],
    content: [{ attachment: { data: 'eA==' } }],
  })

  test('is neither found nor proven absent by an EHR that passes over the identifier', async () => {
    const world = filingWorld({ ehr: fakeEhr({ resources: [ignored] }), answers: [lost, created] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({
      state: 'needs-user',
      errorCode: 'FHIR_NOT_FOUND',
      record: undefined,
    })
    await world.advance()
    expect(world.sent).toHaveLength(1)
  })

  test('is found among all that such an EHR answers', async () => {
    const resources = [ignored, theDocument()]
    const world = filingWorld({ ehr: fakeEhr({ resources }), answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'filed', record: { id: 'doc-1' } })
  })

  test('by patient and day is looked for up to now, however late it was sent', async () => {
    const ehr = fakeEhr({ resources: [unnamed()] })
    const world = filingWorld({ ehr, profile: millennium, answers: [lost] })
    world.clock.advance(10 * 24 * 3_600 * SECOND)
    await world.advance()
    world.clock.advance(5 * SECOND)
    await world.advance()
    expect(ehr.searches[0]?.parameters).toEqual([
      ['patient', 'patient-1'],
      ['date', 'ge2026-11-18'],
      ['date', 'lt2026-12-01'],
    ])
  })

  test('by patient and day another note is no match, and another patient’s never', async () => {
    const resources = [
      unnamed({ id: 'other', content: [{ attachment: { data: 'eA==' } }] }),
      unnamed({ id: 'foreign', subject: { reference: 'Patient/patient-2' } }),
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
      const ehr = fakeEhr({ resources: [unnamed(more)] })
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
    const ehr = fakeEhr({ resources: [unnamed(more)] })
    const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'filed', adopted: true })
  })

  test('by patient and day reads no Binary of notes that cannot be this one', async () => {
    const older = unnamed({
      meta: { lastUpdated: '2026-11-19T08:00:00Z' },
      content: [{ attachment: { url: 'Binary/secret' } }],
    })
    const ehr = fakeEhr({ resources: [older] })
    const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
    await lookThrice(world)
    expect(ehr.reads).toEqual([])
    expect(await world.filing()).toMatchObject({ state: 'needs-user' })
  })

  test('by patient and day is not another filing of ours that says the same', async () => {
    const ehr = fakeEhr({ resources: [unnamed(), unnamed({ id: 'doc-2' })] })
    const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
    const other = aFiling({
      id: countedUuid() as FilingId,
      state: 'filed',
      record: { id: 'doc-1' },
    })
    world.filings.add(other, THE_PAYLOAD)
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'filed', record: { id: 'doc-2' } })
  })

  type Slow = { monotonic: number; readonly clock: { advance(milliseconds: number): void } }

  /** Notes whose text has to be read one by one, from an EHR that takes its time for each. */
  function slowly(count: number, ours: number, world: () => Slow) {
    const ids = Array.from({ length: count }, (_, index) => index)
    const resources = ids.flatMap((index) => [
      theDocument({
        id: `doc-${index}`,
        identifier: [],
        meta: { lastUpdated: `2026-11-19T${String(9 + index).padStart(2, '0')}:12:00Z` },
        content: [{ attachment: { url: `Binary/b${index}` } }],
      }),
      {
        resourceType: 'Binary',
        id: `b${index}`,
        data: Buffer.from(index === ours ? THE_TEXT : 'x').toString('base64'),
      },
    ])
    const ehr = fakeEhr({ resources: resources.toReversed() })
    const read: typeof ehr.read = (grant, type, id) => {
      world().monotonic += 10 * SECOND
      world().clock.advance(10 * SECOND)
      return ehr.read(grant, type, id)
    }
    return { ...ehr, read }
  }

  test.each([
    ['is found when it is among those stored nearest to the send', 2, { state: 'filed' }],
    ['asks a person when it is not', 9, { state: 'needs-user', errorCode: 'FHIR_NOT_FOUND' }],
  ])('by patient and day reads no more than the lease allows: %s', async (_what, ours, then) => {
    const world = filingWorld({ profile: millennium, answers: [lost] })
    world.ehr = slowly(12, ours, () => world)
    await world.advance()
    for (const seconds of looks) {
      world.clock.advance(seconds * SECOND)
      const begun = world.monotonic
      await world.advance()
      expect(world.monotonic - begun).toBeLessThan(LEASE_MS)
    }
    expect(await world.filing()).toMatchObject(then)
  })

  test('is absent although the EHR puts a remark among the matches', async () => {
    const remark = { resourceType: 'OperationOutcome' }
    const ehr = fakeEhr({ answer: { matches: [remark] } })
    const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'needs-user' })
  })

  const unreadable: readonly [what: string, neighbour: FhirResource][] = [
    ['cannot be understood', { resourceType: 'DocumentReference', status: 'current' }],
    ['may not be read', unnamed({ content: [{ attachment: { url: 'Binary/restricted' } }] })],
  ]

  test.each(unreadable)(
    'is for a person to judge beside a note that %s, and not looked for ever',
    async (_what, neighbour) => {
      const ehr = fakeEhr({ resources: [neighbour] })
      const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
      await lookThrice(world)
      expect(await world.filing()).toMatchObject({
        state: 'needs-user',
        errorCode: 'FHIR_NOT_FOUND',
      })
    },
  )

  test.each(unreadable)('is found beside a note that %s', async (_what, neighbour) => {
    const ehr = fakeEhr({ resources: [{ ...neighbour, id: 'other' }, theDocument()] })
    const world = filingWorld({ profile: millennium, ehr, answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'filed', record: { id: 'doc-1' } })
  })

  test('is not proven absent by a document that bears its identifier and may not be read', async () => {
    const ours = theDocument({ content: [{ attachment: { url: 'Binary/restricted' } }] })
    const ehr = fakeEhr({ resources: [ours] })
    const world = filingWorld({ profile: searchable, ehr, answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'needs-review', record: { id: 'doc-1' } })
  })

  test('is found by patient and day where a search for its identifier answers nothing', async () => {
    const whole = fakeEhr({ resources: [theDocument()] })
    const ehr: Ehr = {
      ...whole,
      search: (grant, search) =>
        search.parameters.some(([name]) => name === 'identifier')
          ? fakeEhr().search(grant, search)
          : whole.search(grant, search),
    }
    const world = filingWorld({ profile: ehrProfiles['generic-r4'], ehr, answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject({ state: 'filed', record: { id: 'doc-1' } })
  })

  const notPossible = { state: 'needs-user', errorCode: 'FILING_LOOK_NOT_POSSIBLE' }

  test.each<[what: string, answer: Partial<SearchAnswer>]>([
    ['stopped at its limit', { stopped: 'item-limit' }],
    ['lost a page', { stopped: 'page-failed' }],
  ])('is not taken for absent by a search that %s', async (_what, answer) => {
    const world = filingWorld({ ehr: fakeEhr({ answer }), answers: [lost] })
    await lookThrice(world)
    expect(await world.filing()).toMatchObject(notPossible)
    expect(world.sent).toHaveLength(1)
  })

  test.each<AppErrorCode>(['FHIR_FORBIDDEN', 'FHIR_REFUSED', 'FHIR_NOT_FOUND', 'SESSION_ENDED'])(
    'is for a person to decide when every look is refused with %s',
    async (code) => {
      const world = filingWorld({
        profile: verified,
        ehr: fakeEhr({ fails: code }),
        answers: [lost],
      })
      await lookThrice(world)
      expect(await world.filing()).toMatchObject(notPossible)
      expect(world.sent).toHaveLength(1)
    },
  )

  test.each<AppErrorCode>(['FHIR_TIMEOUT', 'FHIR_BUSY', 'FHIR_SERVER_ERROR'])(
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
