import { LONGEST_KEPT_MS } from '#lib/capture/audio-retention.ts'
import type { ChunkShelf } from './encrypted-sound-buffer.ts'

const DATABASE = 'chartside-sound'
const STORE = 'pieces'
const BY_AGE = 'by age'

type Row = {
  readonly recordingId: string
  readonly seq: number
  readonly sealed: Uint8Array
  readonly at: number
}

export type IndexedChunkShelf = ChunkShelf & {
  /** The highest number on it. */
  readonly last: () => Promise<number | undefined>
}

/**
 * Pieces of one recording in this browser (IndexedDB 3.0), where they outlive reload and crash. Any
 * method rejects where the browser gives a frame no storage. Nothing is kept longer than the server
 * would keep it.
 *
 * @param now milliseconds since 1970
 */
export function indexedChunkShelf(recordingId: string, now: () => number): IndexedChunkShelf {
  let opened: Promise<IDBDatabase> | undefined
  const all = IDBKeyRange.bound([recordingId], [recordingId, []])
  const store = async (mode: IDBTransactionMode) => {
    opened ??= open(now() - LONGEST_KEPT_MS)
    return (await opened).transaction(STORE, mode).objectStore(STORE)
  }
  return {
    async put(seq, sealed) {
      const row: Row = { recordingId, seq, sealed, at: now() }
      await done((await store('readwrite')).put(row))
    },
    async first() {
      const cursor = await done((await store('readonly')).openCursor(all))
      return cursor ? rowOf(cursor) : undefined
    },
    async last() {
      const cursor = await done((await store('readonly')).openCursor(all, 'prev'))
      return cursor ? rowOf(cursor).seq : undefined
    },
    count: async () => done((await store('readonly')).count(all)),
    delete: async (seq) => done((await store('readwrite')).delete([recordingId, seq])),
    clear: async () => done((await store('readwrite')).delete(all)),
  }
}

// Only this file writes there.
const rowOf = ({ value }: IDBCursorWithValue): Row => value

/** @param oldest what is older is removed */
function open(oldest: number): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(STORE, { keyPath: ['recordingId', 'seq'] })
    store.createIndex(BY_AGE, 'at')
  }
  return done(request).then((database) => {
    const store = database.transaction(STORE, 'readwrite').objectStore(STORE)
    const old = store.index(BY_AGE).openKeyCursor(IDBKeyRange.upperBound(oldest))
    old.onsuccess = () => {
      if (!old.result) return
      store.delete(old.result.primaryKey)
      old.result.continue()
    }
    return database
  })
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
