import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { ehrProfiles } from '../filing/ehr-profile.ts'
import type { Filing } from '../filing/filing.ts'
import type { ProvenanceFiling } from '../filing/provenance-filing.ts'
import type { WriteAnswer, WriteFailure } from '../filing/write-answer.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { aDocument } from '../testing/filing/a-document.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { answered, unanswered } from '../testing/filing/filing-world.ts'
import { aMoment, fixedClock } from '../testing/fixed-clock.ts'
import { aNoteOf, aStatement } from '../testing/note/note-builders.ts'
import { memoryFilingStore } from '../testing/stores/memory-filing-store.ts'
import { memoryProvenanceStore } from '../testing/stores/memory-provenance-store.ts'
import { unwrap } from '../testing/unwrap.ts'
import { advanceProvenance, type ProvenanceDeps } from './advance-provenance.ts'

type Answer = Result<WriteAnswer, WriteFailure>

const created = answered(201, { location: 'Provenance/prov-1/_history/1' })
const filed: Partial<Filing> = {
  state: 'filed',
  record: { id: 'doc-1', version: '1' },
  verification: 'identical',
  notBefore: undefined,
}

function world(
  choices: {
    readonly filing?: Partial<Filing>
    readonly answers?: readonly Answer[]
    readonly isGranted?: boolean
  } = {},
) {
  const filing = aFiling({ ...filed, ...choices.filing })
  const clock = fixedClock()
  const filings = memoryFilingStore(clock)
  filings.add(filing, JSON.stringify(aDocument()))
  const provenances = memoryProvenanceStore(filings)
  provenances.add(filing.id, aMoment)
  const audit = fakeAuditLog()
  const answers = [...(choices.answers ?? [created])]
  const sent: { readonly payload: string; readonly intents: number }[] = []
  const world = {
    ...{ filings, provenances, audit, clock, sent, filing },
    get deps() {
      return deps
    },
    monotonic: 0,
    /** Called while a POST is under way. */
    whileSending: async () => undefined as undefined,
    labels: async () => unwrap(await provenances.ofFiling(filing.id)),
    advance: () => advanceProvenance(deps, filing.id),
    /** The next answer is this one. */
    advanceWith: (answer: Answer) => {
      answers.unshift(answer)
      return advanceProvenance(deps, filing.id)
    },
  }
  const create = async (_grant: unknown, payload: string, mayLeave: () => boolean) => {
    if (!mayLeave()) return unanswered('FHIR_TIMEOUT', true)
    sent.push({ payload, intents: audit.intents.length })
    await world.whileSending()
    return answers.shift() ?? created
  }
  const never = async () => unanswered('UNEXPECTED', true)
  const deps: { -readonly [Key in keyof ProvenanceDeps]: ProvenanceDeps[Key] } = {
    ...{ audit, filings, provenances, sha256, chance: () => 0.5 },
    monotonicMs: () => world.monotonic,
    approvals: {
      noteOf: async () =>
        ok(aNoteOf(aStatement({ origin: 'drafter', drafter: 'extractive-2', text: 'Cough.' }))),
    },
    connect: async () =>
      ok({
        ehr: fakeEhr(),
        documents: { create: never, update: never },
        provenances: choices.isGranted === false ? undefined : { create },
        profile: ehrProfiles['us-core-9'],
      }),
  }
  return world
}

describe('the labels of a filed note', () => {
  test('are sent once the note is read back as it was signed, with the intent before', async () => {
    const { advance, labels, sent, audit, filings, filing } = world()
    expect(await advance()).toEqual(ok(undefined))
    expect(await labels()).toMatchObject({ state: 'filed', provenanceId: 'prov-1', attempt: 1 })
    expect(sent).toMatchObject([{ intents: 1 }])
    expect(JSON.parse(sent[0]?.payload ?? '')).toMatchObject({
      resourceType: 'Provenance',
      target: [{ reference: 'DocumentReference/doc-1/_history/1' }],
    })
    expect(audit.intents[0]).toMatchObject({
      who: { patient: filing.patientId, user: filing.author },
      event: { action: 'filing.label', reference: 'DocumentReference/doc-1', attempt: 1 },
    })
    expect(audit.outcomes).toMatchObject([
      { outcome: { result: 'done', reference: 'Provenance/prov-1' } },
    ])
    expect(unwrap(await filings.find(filing.id))).toEqual(filing)
    await advance()
    expect(sent).toHaveLength(1)
  })

  test.each<[what: string, filing: Partial<Filing>]>([
    ['is not read back yet', { verification: undefined, notBefore: aMoment }],
    ['is not as it was signed', { state: 'needs-review', verification: 'altered' }],
    ['is not filed', { state: 'unknown', verification: undefined, record: undefined }],
  ])('wait while the note %s', async (_what, filing) => {
    const { advance, labels, sent } = world({ filing })
    await advance()
    expect(sent).toEqual([])
    expect(await labels()).toMatchObject({ state: 'waiting', attempt: 0 })
  })

  test('are not sent without the right, and nothing is asked of the EHR', async () => {
    const { advance, labels, sent, audit } = world({ isGranted: false })
    await advance()
    expect(await labels()).toMatchObject({ state: 'not-sent', errorCode: 'FILING_NOT_PERMITTED' })
    expect([sent, audit.intents]).toEqual([[], []])
  })

  test.each<[state: ProvenanceFiling['state'], what: string, answer: Answer]>([
    ['refused', 'refused', answered(422)],
    ['refused', 'not taken at all', answered(405)],
    ['not-sent', 'not permitted', answered(403)],
    ['not-sent', 'without a session', unanswered('SESSION_ENDED', true)],
    ['unknown', 'unanswered', unanswered('FHIR_TIMEOUT', false)],
    ['unknown', 'answered by a gateway', answered(502)],
    ['unknown', 'held', answered(202)],
    ['unknown', 'stored under no name', answered(201)],
  ])('are %s for good when %s', async (state, _what, answer) => {
    const { advance, labels, sent, clock } = world({ answers: [answer] })
    await advance()
    expect(await labels()).toMatchObject({ state })
    clock.advance(3_600_000)
    await advance()
    expect(sent).toHaveLength(1)
  })

  test('are sent again, later, when they provably never arrived, and given up in the end', async () => {
    const away = unanswered('FHIR_UNREACHABLE', true)
    const { advance, labels, sent, clock } = world({
      answers: Array.from({ length: 9 }, () => away),
    })
    await advance()
    expect(await labels()).toMatchObject({ state: 'waiting', attempt: 1 })
    await advance()
    expect(sent).toHaveLength(1)
    for (let turn = 0; turn < 9; turn += 1) {
      clock.advance(120_000)
      await advance()
    }
    expect(await labels()).toMatchObject({ state: 'not-sent', errorCode: 'FHIR_UNREACHABLE' })
    expect(sent).toHaveLength(6)
  })

  test('are not sent while nothing can be written on the trail', async () => {
    const { advance, labels, sent, audit } = world()
    audit.breakDown()
    await advance()
    expect(sent).toEqual([])
    expect(await labels()).toMatchObject({ state: 'waiting', errorCode: 'AUDIT_UNAVAILABLE' })
  })

  test('that a worker was sending when it ended are not sent again', async () => {
    const made = world()
    made.whileSending = async () => {
      made.provenances.breakDown()
    }
    expect(await made.advance()).toEqual(err(appError('STORE_UNAVAILABLE')))
    made.provenances.recover()
    expect(await made.labels()).toMatchObject({ state: 'sending' })
    await made.advance()
    expect(await made.labels()).toMatchObject({ state: 'sending' })
    made.clock.advance(61_000)
    await made.advance()
    expect(await made.labels()).toMatchObject({ state: 'unknown' })
    expect(made.sent).toHaveLength(1)
  })

  test('whose answer could not be written are not sent again, though the store is back at once', async () => {
    const made = world()
    const { record } = made.provenances
    let writes = 0
    made.deps.provenances = {
      ...made.provenances,
      record: async (...call) => {
        writes += 1
        return writes === 2 ? err(appError('STORE_UNAVAILABLE')) : record(...call)
      },
    }
    expect(await made.advance()).toEqual(err(appError('STORE_UNAVAILABLE')))
    made.clock.advance(61_000)
    await made.advance()
    expect(await made.labels()).toMatchObject({ state: 'unknown' })
    expect(made.sent).toHaveLength(1)
  })

  test('are at most once in the EHR, whatever it answers and whenever workers end', async () => {
    const lost = unanswered('FHIR_TIMEOUT', false)
    const refused = unanswered('FHIR_UNREACHABLE', true)
    const treatment = fc.constantFrom(
      { commits: true, answer: created },
      { commits: true, answer: lost },
      { commits: true, answer: answered(500) },
      { commits: false, answer: lost },
      { commits: false, answer: refused },
      { commits: false, answer: answered(503, {}, 1_000) },
    )
    const trouble = fc.constantFrom('none', 'ends', 'loses a write')
    const turns = fc.array(fc.record({ treatment, trouble, at: fc.nat(1) }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(turns, async (played) => {
        let stored = 0
        const made = world()
        const { provenances } = made
        for (const { treatment: happens, trouble: meets, at } of played) {
          let writes = 0
          made.deps.provenances = {
            ...provenances,
            record: async (...call) => {
              const isLost = meets === 'loses a write' && writes === at
              writes += 1
              return isLost ? err(appError('STORE_UNAVAILABLE')) : provenances.record(...call)
            },
          }
          made.whileSending = async () => {
            stored += happens.commits ? 1 : 0
            if (meets === 'ends') provenances.breakDown()
          }
          await made.advanceWith(happens.answer)
          provenances.recover()
          made.clock.advance(120_000)
        }
        expect(stored).toBeLessThanOrEqual(1)
        const { state } = (await made.labels()) ?? {}
        if (state === 'filed') expect(stored).toBe(1)
      }),
    )
  })
})
