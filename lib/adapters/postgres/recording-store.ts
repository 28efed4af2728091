import 'server-only'
import { sql } from 'kysely'
import { MOST_CHUNKS } from '#lib/capture/audio-chunk.ts'
import { closedStates, statesTakingAudio } from '#lib/capture/move-recording.ts'
import type { Recording, RecordingState } from '#lib/capture/recording.ts'
import type { ChunkSize, PutOutcome, RecordingStore } from '#lib/capture/recording-store.ts'
import type { Database } from '#lib/db/pool.ts'
import { sameBytes } from '#lib/kernel/bytes.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import type { NoteOwner } from '#lib/note/note-store.ts'
import type { Seal } from '../crypto/seal.ts'
import { scheduleHearing, wakeListener } from './hearing-queue.ts'
import { tell } from './recording-news.ts'
import {
  fateOfNote,
  isOwn,
  type OpenRecordingRow,
  type RecordingRow,
  toOpenRecording,
  toRecording,
} from './recording-rows.ts'
import { storeResult } from './store-result.ts'

const about = (tenant: string, id: string, seq: number) => `recording ${tenant} ${id} ${seq}`

/** Pieces that are read at once: a minute of sound at most. */
const READ_AT_ONCE = 32

/** Recordings in PostgreSQL, their sound encrypted; every query names the whole owner. */
export function postgresRecordingStore(database: Database, seal: Seal): RecordingStore {
  const one = (owner: NoteOwner, condition: ReturnType<typeof sql>) =>
    storeResult(async (): Promise<Recording | undefined> => {
      const { rows } = await sql<RecordingRow>`
        select * from recording as r where ${isOwn(owner)} and ${condition}
        order by answered_at desc limit 1`.execute(database)
      return rows[0] && toRecording(rows[0])
    })

  return {
    find: (owner, id) => one(owner, sql`r.id = ${id}`),
    newest: (owner) => one(owner, sql`true`),

    add: (_grant, owner, { id, noteId, state, chunkCount, consent }, launchId) =>
      storeResult(async () => {
        await sql`
          insert into recording (id, tenant, ehr_id, patient_id, encounter_id, author, launch_id,
            note_id, state, chunk_count, consent_form, consent_by, consent_script, answered_at)
          values (${id}, ${owner.tenant}, ${owner.ehrId}, ${owner.patientId},
            ${owner.encounterId ?? null}, ${owner.author}, ${launchId}, ${noteId ?? null}, ${state},
            ${chunkCount ?? null}, ${consent.form}, ${consent.by}, ${consent.script},
            ${consent.answeredAt})
          on conflict (id) do nothing`.execute(database)
      }),

    move: (_grant, owner, { id, from, state, chunkCount, channels }) =>
      storeResult(() =>
        database.transaction().execute(async (transaction) => {
          const { numAffectedRows } = await sql`
            update recording as r set state = ${state}, chunk_count = ${chunkCount ?? null},
              channels = ${channels}
            where ${isOwn(owner)} and r.id = ${id} and r.state = ${from}`.execute(transaction)
          if (state === 'stopped') await scheduleHearing(transaction, id)
          await sql`select ${tell('sound', id)}`.execute(transaction)
          if (from === 'consented' && state === 'recording') await wakeListener(transaction, id)
          return numAffectedRows === 1n
        }),
      ),

    putChunk: (owner, id, chunk) =>
      storeResult(async () => {
        const name = about(owner.tenant, id, chunk.seq)
        const sealed = Buffer.from(seal.sealBytes(name, chunk.pcm))
        // The lock makes a withdrawal or deletion wait, or this one see that it happened.
        const { rows } = await sql<{ is_new: boolean; state: RecordingState }>`
          with taking as (
            select r.id, r.state from recording as r
            where ${isOwn(owner)} and r.id = ${id} and r.state = any(${[...statesTakingAudio]})
              and (r.chunk_count is null or ${chunk.seq} < r.chunk_count)
            for share of r
          ), kept as (
            insert into recording_chunk (recording_id, seq, sealed, bytes)
            select id, ${chunk.seq}, ${sealed}::bytea, ${chunk.pcm.length} from taking
            on conflict do nothing returning seq
          )
          select kept.seq is not null as is_new, state,
            case when kept.seq is not null then ${tell('sound', id)} end as told
          from taking left join kept on true`.execute(database)
        const [taken] = rows
        if (!taken) return 'not-taken'
        if (!taken.is_new) return whatIsThere(database, seal, name, id, chunk)
        if (taken.state === 'stopped') await scheduleHearing(database, id)
        return 'kept'
      }),

    chunkNumbers: (owner, id) =>
      storeResult(async () => {
        const { rows } = await sql<{ seq: number }>`
          select c.seq from recording_chunk as c join recording as r on r.id = c.recording_id
          where ${isOwn(owner)} and r.id = ${id} order by c.seq`.execute(database)
        return rows.map(({ seq }) => seq)
      }),

    chunkSizes: (owner, id) =>
      storeResult(async () => {
        const { rows } = await sql<ChunkSize>`
          select c.seq, c.bytes from recording_chunk as c join recording as r on r.id = c.recording_id
          where ${isOwn(owner)} and r.id = ${id} order by c.seq`.execute(database)
        return rows
      }),

    async *chunks(_grant, owner, id, [first, last] = [0, MOST_CHUNKS]) {
      for (let after = first - 1; ; ) {
        const read = await storeResult(async () => {
          const { rows } = await sql<{ seq: number; sealed: Buffer }>`
            select c.seq, c.sealed from recording_chunk as c
            join recording as r on r.id = c.recording_id
            where ${isOwn(owner)} and r.id = ${id} and c.seq > ${after} and c.seq <= ${last}
            order by c.seq limit ${READ_AT_ONCE}`.execute(database)
          return rows
        })
        if (!read.ok) return yield read
        for (const { seq, sealed } of read.value) {
          const pcm = seal.openBytes(about(owner.tenant, id, seq), sealed)
          yield { ok: true, value: { seq, pcm } }
        }
        if (read.value.length < READ_AT_ONCE) return
        after = read.value.at(-1)?.seq ?? after
      }
    },

    erase: (_grant, owner, id, at) =>
      storeResult(() =>
        database.transaction().execute(async (transaction) => {
          // First the row: whoever puts a piece there holds its lock, or comes after it.
          const closed = await sql`
            update recording as r set state = 'deleted', deleted_at = coalesce(deleted_at, ${at})
            where ${isOwn(owner)} and r.id = ${id} and r.state <> 'declined'`.execute(transaction)
          if (!closed.numAffectedRows) return 0
          await sql`delete from recording_words where recording_id = ${id}`.execute(transaction)
          const { numAffectedRows } = await sql`
            delete from recording_chunk where recording_id = ${id}`.execute(transaction)
          return Number(numAffectedRows ?? 0)
        }),
      ),

    open: (after, limit) =>
      storeResult(async () => {
        const { rows } = await sql<OpenRecordingRow>`
          select r.*, ${fateOfNote} as fate from recording as r left join note on note.id = r.note_id
          where r.state <> all(${[...closedStates]})
            and (${after ?? null}::uuid is null or r.id > ${after ?? null}::uuid)
          order by r.id limit ${limit}`.execute(database)
        return rows.map(toOpenRecording)
      }),
  }
}

/** A piece that came again is compared with what stands there: encrypted, the same is never equal. */
async function whatIsThere(
  database: Database,
  seal: Seal,
  name: string,
  id: RecordingId,
  { seq, pcm }: { readonly seq: number; readonly pcm: Uint8Array },
): Promise<PutOutcome> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from recording_chunk where recording_id = ${id} and seq = ${seq}`.execute(
    database,
  )
  // Gone: deleted in this moment.
  if (!rows[0]) return 'not-taken'
  return sameBytes(seal.openBytes(name, rows[0].sealed), pcm) ? 'there' : 'differs'
}
