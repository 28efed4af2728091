import { appError } from '#lib/kernel/app-error.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type {
  NoteAuthor,
  NoteOwner,
  NoteStore,
  SaveOutcome,
  StoredNote,
} from '#lib/note/note-store.ts'

type Row = StoredNote & { readonly owner: NoteOwner; readonly isDiscarded: boolean }

export type MemoryNoteStore = NoteStore & {
  /** What an approval does to a note: it closes the draft, if it is still that version. */
  close(owner: NoteOwner, id: NoteId, version: number, at: Instant): boolean
  /** Whether it could be closed. */
  isDraft(owner: NoteOwner, id: NoteId, version: number): boolean
  breakDown(): void
}

const isSameAuthor = (a: NoteAuthor, b: NoteAuthor): boolean =>
  a.tenant === b.tenant &&
  a.ehrId === b.ehrId &&
  a.author === b.author &&
  a.patientId === b.patientId

const isSameOwner = (a: NoteOwner, b: NoteOwner): boolean =>
  isSameAuthor(a, b) && a.encounterId === b.encounterId

/** Notes in memory, by the contract of lib/testing/contracts/note-store-contract.ts. */
export function memoryNoteStore(): MemoryNoteStore {
  const rows = new Map<NoteId, Row>()
  let isBroken = false

  const answer = <T>(value: () => T): Promise<Result<T>> =>
    Promise.resolve(isBroken ? err(appError('STORE_UNAVAILABLE')) : ok(value()))

  const own = (owner: NoteOwner, id: NoteId): Row | undefined => {
    const row = rows.get(id)
    return row && isSameOwner(row.owner, owner) && !row.isDiscarded ? row : undefined
  }

  const ownDraft = (owner: NoteOwner, id: NoteId): Row | undefined => {
    const row = own(owner, id)
    return row?.state === 'draft' ? row : undefined
  }

  const change = (row: Row | undefined, more: Partial<Row>): boolean => {
    if (row) rows.set(row.note.id, { ...row, ...more })
    return row !== undefined
  }

  const stored = ({
    note,
    amends,
    restsOn,
    state,
    version,
    updatedAt,
    review,
  }: Row): StoredNote => ({
    note,
    amends,
    restsOn,
    state,
    version,
    updatedAt,
    review,
  })

  return {
    create: (owner, note, at, { amends, restsOn } = {}) =>
      answer(() => {
        if (rows.has(note.id)) return
        const row = { note, amends, restsOn, version: 1, updatedAt: at, review: undefined } as const
        rows.set(note.id, { ...row, state: 'draft', owner, isDiscarded: false })
      }),
    find: (owner, id) =>
      answer(() => {
        const row = own(owner, id)
        return row && stored(row)
      }),
    findSigned: (author, id) =>
      answer(() => {
        const row = rows.get(id)
        const isFound = row?.state === 'approved' && isSameAuthor(row.owner, author)
        return isFound ? stored(row) : undefined
      }),
    restingOn: (author, originalNoteId) =>
      answer(() =>
        [...rows.values()]
          .filter(({ owner, isDiscarded }) => isSameAuthor(owner, author) && !isDiscarded)
          .filter(({ amends, restsOn }) => !amends && restsOn?.originalNoteId === originalNoteId)
          .map(stored),
      ),
    newest: (owner) =>
      answer(() => {
        const row = [...rows.values()]
          .filter((one) => isSameOwner(one.owner, owner) && !one.isDiscarded)
          .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
          .at(0)
        return row && stored(row)
      }),
    save: (owner, note, baseVersion, at) =>
      answer((): SaveOutcome => {
        const row = own(owner, note.id)
        if (!row) return { kind: 'missing' }
        if (row.state === 'approved') return { kind: 'approved' }
        if (row.version !== baseVersion) return { kind: 'conflict', stored: stored(row) }
        change(row, { note, version: baseVersion + 1, updatedAt: at })
        return { kind: 'saved', version: baseVersion + 1 }
      }),
    discard: (owner, id, at) =>
      answer(() => change(ownDraft(owner, id), { isDiscarded: true, updatedAt: at })),
    keepReview: (owner, id, review) =>
      answer(() => {
        const row = ownDraft(owner, id)
        return row?.version === review.version && change(row, { review })
      }),
    isDraft: (owner, id, version) => ownDraft(owner, id)?.version === version,
    close(owner, id, version, at) {
      const row = ownDraft(owner, id)
      return row?.version === version && change(row, { state: 'approved', updatedAt: at })
    },
    breakDown: () => {
      isBroken = true
    },
  }
}
