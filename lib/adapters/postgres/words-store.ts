import 'server-only'
import { sql } from 'kysely'
import { z } from 'zod'
import { statesTakingAudio } from '#lib/capture/move-recording.ts'
import { NO_WORDS } from '#lib/capture/words-so-far.ts'
import type { WordsStore } from '#lib/capture/words-store.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Seal } from '../crypto/seal.ts'
import { tell } from './recording-news.ts'
import { fateOfNote, isOwn, type OpenRecordingRow, toOpenRecording } from './recording-rows.ts'
import { storeResult } from './store-result.ts'

const about = (tenant: string, id: string) => `words ${tenant} ${id}`

const wordsSchema = z
  .array(
    z.strictObject({
      speaker: z.enum(['clinician', 'patient', 'other', 'unknown']),
      text: z.string(),
      isFinal: z.boolean(),
    }),
  )
  .readonly()

/** Words so far in PostgreSQL. They go with the sound (erase) and with the transcript (end). */
export function postgresWordsStore(database: Database, seal: Seal): WordsStore {
  return {
    underWay: (id) =>
      storeResult(async () => {
        const { rows } = await sql<OpenRecordingRow>`
          select r.*, ${fateOfNote} as fate from recording as r join note on note.id = r.note_id
          where r.id = ${id} and r.state in ('recording', 'paused')`.execute(database)
        return rows[0] && toOpenRecording(rows[0])
      }),

    put: (_grant, owner, id, words) =>
      storeResult(async () => {
        const sealed = seal.seal(about(owner.tenant, id), JSON.stringify(words))
        // The lock makes a withdrawal or deletion wait, or this one see that it happened.
        const { rows } = await sql`
          with kept as (
            insert into recording_words (recording_id, sealed)
            select r.id, ${sealed} from recording as r
            where ${isOwn(owner)} and r.id = ${id} and r.state = any(${[...statesTakingAudio]})
            for share of r
            on conflict (recording_id) do update
              set sealed = excluded.sealed, version = recording_words.version + 1
            returning recording_id
          ) select ${tell('words', id)} from kept`.execute(database)
        return rows.length === 1
      }),

    find: (owner, id) =>
      storeResult(async () => {
        const { rows } = await sql<{ sealed: string; version: number }>`
          select w.sealed, w.version from recording_words as w join recording as r on r.id = w.recording_id
          where ${isOwn(owner)} and r.id = ${id}
            and r.state = any(${[...statesTakingAudio]})`.execute(database)
        const [row] = rows
        if (!row) return NO_WORDS
        const words = wordsSchema.parse(JSON.parse(seal.open(about(owner.tenant, id), row.sealed)))
        return { version: row.version, words }
      }),
  }
}
