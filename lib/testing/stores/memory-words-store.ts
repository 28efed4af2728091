import { statesTakingAudio } from '#lib/capture/move-recording.ts'
import { NO_WORDS, type WordsNow } from '#lib/capture/words-so-far.ts'
import type { WordsStore } from '#lib/capture/words-store.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import { ok } from '#lib/kernel/result.ts'
import type { MemoryRow } from './memory-recording-store.ts'

/** Words so far beside the rows of a memoryRecordingStore; another owner's are not asked for here. */
export function memoryWordsStore(rows: ReadonlyMap<RecordingId, MemoryRow>): WordsStore {
  const words = new Map<RecordingId, WordsNow>()
  const isOpen = (id: RecordingId) => {
    const state = rows.get(id)?.recording.state
    return state !== undefined && statesTakingAudio.includes(state)
  }
  return {
    async underWay(id) {
      const row = rows.get(id)
      if (!row || !['recording', 'paused'].includes(row.recording.state)) return ok(undefined)
      const { owner, launchId, recording } = row
      return ok({ owner, launchId, recording, fate: 'open' })
    },
    async put(_grant, _owner, id, next) {
      if (!isOpen(id)) return ok(false)
      const { version } = words.get(id) ?? NO_WORDS
      words.set(id, { version: version + 1, words: next })
      return ok(true)
    },
    async find(_owner, id) {
      return ok(isOpen(id) ? (words.get(id) ?? NO_WORDS) : NO_WORDS)
    },
  }
}
