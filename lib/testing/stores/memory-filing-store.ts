import type { Filing, FilingStep } from '#lib/filing/filing.ts'
import type { FilingStore } from '#lib/filing/filing-store.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { type Clock, type Instant, instantPlus } from '#lib/kernel/instant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { fixedClock } from '../fixed-clock.ts'

type Row = {
  readonly filing: Filing
  readonly payload: string
  readonly steps: readonly FilingStep[]
  readonly fence: number
  readonly leaseUntil: Instant | undefined
}

export type MemoryFilingStore = FilingStore & {
  /** As an approval leaves it: the filing, its frozen payload, and a job. */
  add(filing: Filing, payload: string): void
  /** When a worker is woken next, by filing. */
  readonly jobs: ReadonlyMap<FilingId, Instant>
  /** Everything there is, for looking at. */
  all(): readonly Filing[]
  breakDown(): void
  recover(): void
}

const waiting: readonly Filing['state'][] = ['queued', 'unknown', 'held', 'filed']

/** Filings in memory, by the contract of lib/testing/contracts/filing-store-contract.ts. */
export function memoryFilingStore(clock: Clock = fixedClock()): MemoryFilingStore {
  const rows = new Map<FilingId, Row>()
  const jobs = new Map<FilingId, Instant>()
  let isBroken = false

  const answer = <T>(value: () => T): Promise<Result<T>> =>
    Promise.resolve(isBroken ? err(appError('STORE_UNAVAILABLE')) : ok(value()))

  const isFree = ({ leaseUntil }: Row, now: Instant): boolean =>
    leaseUntil === undefined || leaseUntil <= now

  const isDue = (row: Row, now: Instant): boolean => {
    const { state, notBefore } = row.filing
    const hasCome = waiting.includes(state) && notBefore !== undefined && notBefore <= now
    return isFree(row, now) && (hasCome || state === 'sending')
  }

  const held = (id: FilingId, fence: number): Row | undefined => {
    const row = rows.get(id)
    return row?.fence === fence ? row : undefined
  }

  const wake = (id: FilingId, at: Instant | undefined): void => {
    if (at) jobs.set(id, at)
  }

  return {
    jobs,
    add(filing, payload) {
      rows.set(filing.id, { filing, payload, steps: [], fence: 0, leaseUntil: undefined })
      wake(filing.id, filing.notBefore)
    },
    all: () => [...rows.values()].map(({ filing }) => filing),
    breakDown: () => {
      isBroken = true
    },
    recover: () => {
      isBroken = false
    },
    now: () => answer(() => clock.now()),
    find: (id) => answer(() => rows.get(id)?.filing),
    ofNote: (noteId) =>
      answer(() =>
        [...rows.values()]
          .map(({ filing }) => filing)
          .filter((filing) => filing.noteId === noteId)
          .filter(({ kind }) => kind !== 'void' && kind !== 'co-sign')
          .toSorted((a, b) => b.noteVersion - a.noteVersion)
          .at(0),
      ),
    ofFamily: (originalNoteId) =>
      answer(() =>
        [...rows.values()]
          .map(({ filing }) => filing)
          .filter((filing) => filing.originalNoteId === originalNoteId)
          .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
      ),
    steps: (id) => answer(() => rows.get(id)?.steps ?? []),
    payload: (id) =>
      answer(() => {
        const row = rows.get(id)
        if (!row) throw new Error('no such filing')
        return row.payload
      }),
    take: (id, now, leaseMs) =>
      answer(() => {
        const row = rows.get(id)
        if (!row || !isDue(row, now)) return undefined
        const fence = row.fence + 1
        rows.set(id, { ...row, fence, leaseUntil: instantPlus(now, leaseMs) })
        return { filing: row.filing, fence }
      }),
    record: ({ filing: { id }, fence }, progress, step, release) =>
      answer(() => {
        const row = held(id, fence)
        if (!row) return false
        const filing = { ...row.filing, ...progress }
        const leaseUntil = release ? undefined : row.leaseUntil
        rows.set(id, { ...row, filing, leaseUntil, steps: [...row.steps, step] })
        if (release) wake(id, progress.notBefore)
        return true
      }),
    release: ({ filing: { id }, fence }) =>
      answer(() => {
        const row = held(id, fence)
        if (row) rows.set(id, { ...row, leaseUntil: undefined })
      }),
    due: (now, limit) =>
      answer(() =>
        [...rows.values()]
          .filter((row) => isDue(row, now))
          .slice(0, limit)
          .map(({ filing }) => filing.id),
      ),
    unfinishedOf: ({ tenant, ehrId, user, patientId }) =>
      answer(() =>
        [...rows.values()]
          .map(({ filing }) => filing)
          .filter(
            (filing) =>
              filing.tenant === tenant &&
              filing.ehrId === ehrId &&
              filing.author === user &&
              filing.patientId === patientId &&
              filing.state !== 'filed' &&
              filing.dismissal === undefined,
          )
          .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
      ),
    recordsOfOthers: ({ id, tenant, ehrIss, patientId }) =>
      answer(() => {
        const others = [...rows.values()]
          .map(({ filing }) => filing)
          .filter((one) => one.id !== id && one.tenant === tenant)
          .filter((one) => one.ehrIss === ehrIss && one.patientId === patientId)
        return new Set(others.flatMap(({ record }) => record?.id ?? []))
      }),
    signedRecords: ({ tenant, ehrId, ehrIss, user, patientId }) =>
      answer(() => {
        const own = [...rows.values()]
          .map(({ filing }) => filing)
          .filter((one) => one.tenant === tenant && one.ehrId === ehrId && one.ehrIss === ehrIss)
          .filter((one) => one.author === user && one.patientId === patientId)
          .filter(({ kind }) => kind !== 'void' && kind !== 'co-sign')
          .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
        return new Map(own.flatMap(({ record, noteId }) => (record ? [[record.id, noteId]] : [])))
      }),
    change: ({ id, state }, progress, step, launchId) =>
      answer(() => {
        const row = rows.get(id)
        if (!row || row.filing.state !== state || !isFree(row, step.at)) return false
        const filing = { ...row.filing, ...progress, launchId }
        rows.set(id, { ...row, filing, fence: row.fence + 1, steps: [...row.steps, step] })
        wake(id, progress.notBefore)
        return true
      }),
  }
}
