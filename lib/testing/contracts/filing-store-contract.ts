import { beforeEach, describe, expect, test } from 'vitest'
import type { Filing, FilingProgress, FilingStep } from '#lib/filing/filing.ts'
import type { FilingStore, TakenFiling } from '#lib/filing/filing-store.ts'
import type { FilingId, LaunchId, NoteId, PatientId, UserUrl } from '#lib/kernel/ids.ts'
import { type Instant, instantPlus, parseInstant } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import { aLaunch } from '../chart/a-launch.ts'
import { countedUuid } from '../counted-uuid.ts'
import { queued } from '../filing/a-filing.ts'
import { aMoment } from '../fixed-clock.ts'
import { aDraftToApprove } from '../note/an-approval.ts'
import { unwrap } from '../unwrap.ts'

export type OpenFilingStore = {
  readonly filings: FilingStore
  /** Puts a draft there and approves it. */
  readonly put: (draft: ReturnType<typeof aDraftToApprove>) => Promise<void>
  readonly jobAt: (id: FilingId) => Promise<Instant | undefined>
}

const LEASE = 60_000
const since = (milliseconds: number) => instantPlus(aMoment, milliseconds)

const aStep = (more: Partial<FilingStep> = {}): FilingStep => ({
  at: aMoment,
  event: 'claimed',
  state: 'sending',
  errorCode: undefined,
  ...more,
})

const filed: FilingProgress = {
  state: 'filed',
  attempt: 2,
  looks: 1,
  notBefore: since(5_000),
  record: {
    id: 'doc-1',
    version: '3',
    etag: 'W/"3"',
    at: since(-1_000),
    requestId: 'req-1',
  },
  receipt: 'R-0000-0000',
  adopted: true,
  verification: 'identical',
  errorCode: 'FHIR_FORBIDDEN',
  ehrSaid: 'No right to read “Dry cough”.',
  standingText: 'Dry cough, says somebody else.',
  dismissal: 'Copied by hand.',
}

/** What every FilingStore must do. */
export function filingStoreContract(open: () => Promise<OpenFilingStore>): void {
  let filings: FilingStore
  let stores: OpenFilingStore
  beforeEach(async () => {
    stores = await open()
    filings = stores.filings
  })

  async function put(more: Partial<Filing> = {}): Promise<Filing> {
    const draft = aDraftToApprove(more)
    await stores.put(draft)
    return draft.approval.filing
  }
  const take = async (id: FilingId, at = aMoment) => unwrap(await filings.take(id, at, LEASE))
  const taken = async (id: FilingId, at = aMoment): Promise<TakenFiling> => {
    const one = await take(id, at)
    if (!one) throw new Error('it was not taken')
    return one
  }
  const found = async (id: FilingId) => unwrap(await filings.find(id))

  test('F10 the store tells one time to all, and it goes on', async () => {
    const [first, second] = [unwrap(await filings.now()), unwrap(await filings.now())]
    expect(parseInstant(first)).toBe(first)
    expect(second >= first).toBe(true)
  })

  describe('a filing', () => {
    test('that is not there is not found', async () => {
      expect(await filings.find(countedUuid() as FilingId)).toEqual(ok(undefined))
      expect(await filings.ofNote(countedUuid() as NoteId)).toEqual(ok(undefined))
      expect(await filings.take(countedUuid() as FilingId, aMoment, LEASE)).toEqual(ok(undefined))
    })

    test('WB-23 is taken by one of many who come at once', async () => {
      const { id } = await put()
      const takers = Array.from({ length: 10 }, () => take(id))
      expect((await Promise.all(takers)).filter(Boolean)).toHaveLength(1)
    })

    test('knows the records of this patient that other filings are', async () => {
      const record = { id: 'doc-of-another' }
      const mine = await put()
      await put({ state: 'filed', record })
      await put({ state: 'filed', record: { id: 'foreign' }, patientId: 'other' as PatientId })
      const others = unwrap(await filings.recordsOfOthers(mine))
      expect(others.has('doc-of-another')).toBe(true)
      expect(others.has('foreign')).toBe(false)
      const own = await put({ state: 'filed', record: { id: 'doc-of-its-own' } })
      expect(unwrap(await filings.recordsOfOthers(own)).has('doc-of-its-own')).toBe(false)
    })

    test('is found by its record, for who signed it, from any visit of the patient', async () => {
      const launchOf = ({ tenant, ehrId, ehrIss, author: user, patientId }: Filing) =>
        aLaunch({ tenant, ehrId, ehrIss, user, patientId })
      const author = `http://ehr.example/Practitioner/${countedUuid()}` as UserUrl
      const state = 'filed'
      const first = await put({ author, state, record: { id: 'doc-1' } })
      const changed = await put({ author, state, record: { id: 'doc-1' }, createdAt: since(1) })
      await put({ author, record: undefined })
      await put({ author, state, record: { id: 'doc-3' }, patientId: 'other' as PatientId })
      await put({ state, record: { id: 'doc-4' } })
      expect(unwrap(await filings.signedRecords(launchOf(first)))).toEqual(
        new Map([['doc-1', changed.noteId]]),
      )
    })

    test('is not taken before its time', async () => {
      const { id } = await put({ notBefore: since(1) })
      expect(await take(id)).toBeUndefined()
      expect(await take(id, since(1))).toBeDefined()
    })

    test.each(['rejected', 'needs-user', 'needs-review'] as const)(
      'that is %s is not taken',
      async (state) => {
        const { id } = await put({ state })
        expect(await take(id, since(LEASE))).toBeUndefined()
      },
    )

    test.each(['queued', 'unknown', 'held', 'filed'] as const)(
      'that is %s and due is taken as it is',
      async (state) => {
        const filing = await put({ state })
        expect((await taken(filing.id)).filing).toEqual(filing)
      },
    )

    test.each(['filed', 'held', 'unknown'] as const)(
      'that is %s and waits for nothing is not taken',
      async (state) => {
        const { id } = await put({ state, notBefore: undefined })
        expect(await take(id, since(LEASE))).toBeUndefined()
      },
    )

    test('WB-26 is taken again when its lease is over, under a higher fence', async () => {
      const { id } = await put()
      const first = await taken(id)
      expect(await take(id, since(LEASE - 1))).toBeUndefined()
      const second = await taken(id, since(LEASE))
      expect(second.fence).toBeGreaterThan(first.fence)
    })

    test('that is being sent is taken only when the lease of its sender is over', async () => {
      const { id } = await put()
      const sender = await taken(id)
      const sending = { ...queued, state: 'sending', notBefore: undefined } as const
      await filings.record(sender, sending, aStep(), false)
      expect(await take(id, since(LEASE - 1))).toBeUndefined()
      expect((await taken(id, since(LEASE))).filing.state).toBe('sending')
    })

    test('that was let go is free at once', async () => {
      const { id } = await put()
      await filings.release(await taken(id))
      expect(await take(id)).toBeDefined()
    })

    test('is not let go by a worker whose lease is over', async () => {
      const { id } = await put()
      const late = await taken(id)
      await taken(id, since(LEASE))
      await filings.release(late)
      expect(await take(id, since(LEASE))).toBeUndefined()
    })
  })

  describe('a step', () => {
    test('is written with everything that changed, and nothing of it is lost', async () => {
      const filing = await put()
      const worker = await taken(filing.id)
      const step = aStep({ event: 'found', state: 'filed', errorCode: 'FHIR_FORBIDDEN' })
      expect(await filings.record(worker, filed, step, true)).toEqual(ok(true))
      expect(await found(filing.id)).toEqual({ ...filing, ...filed })
      expect(await filings.steps(filing.id)).toEqual(ok([step]))
    })

    test('clears what it no longer holds', async () => {
      const filing = await put(filed)
      const worker = await taken(filing.id, since(5_000))
      await filings.record(worker, queued, aStep(), true)
      expect(await found(filing.id)).toEqual({ ...filing, ...queued })
    })

    test('follows the one before it', async () => {
      const { id } = await put()
      const worker = await taken(id)
      const events = ['claimed', 'answer-lost', 'found-none'] as const
      for (const event of events) await filings.record(worker, queued, aStep({ event }), false)
      expect(unwrap(await filings.steps(id)).map(({ event }) => event)).toEqual(events)
    })

    test('F15 of a worker whose lease was taken over is refused, and nothing of it is written', async () => {
      const filing = await put()
      const late = await taken(filing.id)
      await taken(filing.id, since(LEASE))
      expect(await filings.record(late, filed, aStep(), true)).toEqual(ok(false))
      expect(await found(filing.id)).toEqual(filing)
      expect(await filings.steps(filing.id)).toEqual(ok([]))
    })

    test('that lets go wakes a worker for when the filing is due next', async () => {
      const { id } = await put()
      await filings.record(await taken(id), { ...queued, notBefore: since(9_000) }, aStep(), true)
      expect(await stores.jobAt(id)).toBe(since(9_000))
      expect(await take(id, since(9_000))).toBeDefined()
    })

    test('that does not let go wakes nobody and keeps the lease', async () => {
      const { id } = await put()
      await filings.record(await taken(id), { ...queued, notBefore: since(9_000) }, aStep(), false)
      expect(await stores.jobAt(id)).toBe(aMoment)
      expect(await take(id, since(9_000))).toBeUndefined()
    })
  })

  describe('the sweep', () => {
    const due = async (at: Instant, limit = 1_000) => unwrap(await filings.due(at, limit))

    test('finds what is due and what a worker left behind, and nothing else', async () => {
      const ready = await put()
      const later = await put({ notBefore: since(LEASE + 1) })
      const finished = await put({ state: 'rejected' })
      const held = await put()
      await taken(held.id)
      const now = await due(aMoment)
      expect(now).toContain(ready.id)
      for (const other of [later, finished, held]) expect(now).not.toContain(other.id)
      expect(await due(since(LEASE))).toContain(held.id)
    })

    test('finds no more than it asks for', async () => {
      await Promise.all([put(), put(), put()])
      expect(await due(aMoment, 2)).toHaveLength(2)
    })
  })

  describe('a decision of a person', () => {
    const launchId = 'greyfield.BBBBBBBBBBBBBBBBBBBBBB' as LaunchId
    const step = aStep({ event: 'signed-in', state: 'queued' })

    test('moves the filing on with the token of their launch, and wakes a worker', async () => {
      const filing = await put({ state: 'needs-user', notBefore: undefined })
      const progress = { ...queued, notBefore: since(1) }
      expect(await filings.change(filing, progress, step, launchId)).toEqual(ok(true))
      expect(await found(filing.id)).toEqual({ ...filing, ...progress, launchId })
      expect(await filings.steps(filing.id)).toEqual(ok([step]))
      expect(await stores.jobAt(filing.id)).toBe(since(1))
    })

    test('taken twice at once counts once', async () => {
      const filing = await put({ state: 'needs-user', notBefore: undefined })
      const twice = [1, 2].map(() => filings.change(filing, queued, step, launchId))
      expect((await Promise.all(twice)).map(unwrap).toSorted()).toEqual([false, true])
      expect(unwrap(await filings.steps(filing.id))).toHaveLength(1)
    })

    test('is refused while a worker is at it', async () => {
      const filing = await put({ state: 'unknown' })
      await taken(filing.id)
      expect(await filings.change(filing, queued, step, launchId)).toEqual(ok(false))
      expect(await found(filing.id)).toEqual(filing)
    })

    test('is refused when the filing has moved on since it was read', async () => {
      const filing = await put({ state: 'needs-user', notBefore: undefined })
      const read: Filing = { ...filing, state: 'unknown' }
      expect(await filings.change(read, queued, step, launchId)).toEqual(ok(false))
    })

    test('outdates a worker whose lease was over when it was taken', async () => {
      const filing = await put({ state: 'unknown' })
      const late = await taken(filing.id)
      const decided = { ...step, at: since(LEASE) }
      expect(
        await filings.change(filing, { ...queued, state: 'unknown' }, decided, launchId),
      ).toEqual(ok(true))
      expect(await filings.record(late, filed, aStep(), true)).toEqual(ok(false))
    })
  })

  describe('the unfinished filings of a user for a patient', () => {
    test('are theirs, from any launch, and not those that are filed', async () => {
      const user = `http://ehr.example/Practitioner/${countedUuid()}` as UserUrl
      const patientId = 'patient-7' as PatientId
      const mine = { author: user, patientId }
      const first = await put({ ...mine, createdAt: since(-10) })
      const second = await put({ ...mine, state: 'needs-user', notBefore: undefined })
      await put({ ...mine, state: 'filed' })
      await put({ ...mine, patientId: 'patient-8' as PatientId })
      await put({ patientId })
      await put({ ...mine, state: 'rejected', dismissal: 'Copied by hand.' })
      const launch = { ...aLaunch(), user, patientId }
      expect(await filings.unfinishedOf(launch)).toEqual(ok([first, second]))
    })
  })
}
