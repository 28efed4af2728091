import 'server-only'
import { sql, type Transaction } from 'kysely'
import type {
  EndedHearing,
  Hearing,
  HearingOutcome,
  HearingStore,
} from '#lib/capture/hearing-store.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Tables } from '#lib/db/tables.ts'
import { recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import type { Seal } from '../crypto/seal.ts'
import { askForHearing, leaseEnd, scheduleHearing } from './hearing-queue.ts'
import { fateOfNote, isOwn, type OpenRecordingRow, toOpenRecording } from './recording-rows.ts'
import { storeResult } from './store-result.ts'
import { addTranscript } from './transcript-store.ts'

type BegunRow = OpenRecordingRow & { readonly tries: number }

/** Only for a note that is still to be filed. */
const isForOpenNote = sql`exists (
  select from note where note.id = r.note_id and ${fateOfNote} = 'open')`
const isWanted = sql`r.state = 'stopped' and ${isForOpenNote}`
const isBeingMade = sql`r.state in ('recording', 'paused') and ${isForOpenNote}`
const isBy = ({ recording, by }: Pick<Hearing, 'recording' | 'by'>) => sql`
  r.id = ${recording.id} and r.heard_by = ${by}
    and r.state in ('recording', 'paused', 'stopped') and ${isForOpenNote}`

/** Hearings in the rows of their recordings. */
export function postgresHearingStore(database: Database, seal: Seal): HearingStore {
  return {
    due: (limit) =>
      storeResult(async () => {
        const { rows } = await sql<{ id: string }>`
          select r.id from recording as r where ${isWanted} and r.due_at <= now()
          order by r.due_at limit ${limit}`.execute(database)
        return rows.map(({ id }) => recordingIdSchema.parse(id))
      }),

    begin: (id, by) =>
      storeResult(async () => {
        const { rows } = await sql<BegunRow>`
          update recording as r set heard_by = ${by}, due_at = ${leaseEnd}, tries = r.tries + 1
          where r.id = ${id} and ${isWanted} and r.due_at <= now()
          returning r.*, 'open' as fate`.execute(database)
        const [row] = rows
        return row && { ...toOpenRecording(row), by, tries: row.tries }
      }),

    beginAlong: (id, by) =>
      storeResult(async () => {
        const { rows } = await sql<BegunRow>`
          update recording as r set heard_by = ${by}, due_at = ${leaseEnd}
          where r.id = ${id} and ${isBeingMade} and (r.heard_by is null or r.due_at <= now())
          returning r.*, 'open' as fate`.execute(database)
        const [row] = rows
        return row && { ...toOpenRecording(row), by, tries: row.tries }
      }),

    keep: (hearing) =>
      storeResult(async () => {
        const { numAffectedRows } = await sql`
          update recording as r set due_at = ${leaseEnd} where ${isBy(hearing)}`.execute(database)
        return numAffectedRows === 1n
      }),

    end: (_grant, hearing, outcome) =>
      storeResult(() =>
        database.transaction().execute(async (transaction) => {
          // First the row: whoever puts a piece there holds its lock, or comes after it.
          const { rows } = await sql`
            select from recording as r where ${isBy(hearing)} for update of r`.execute(transaction)
          return rows.length === 0 ? 'not-ours' : close(transaction, seal, hearing, outcome)
        }),
      ),

    ask: (_grant, owner, id) =>
      storeResult(() => askForHearing(database, sql`${isOwn(owner)} and r.id = ${id}`)),
  }
}

async function close(
  transaction: Transaction<Tables>,
  seal: Seal,
  { owner, recording: { id, noteId } }: Hearing,
  outcome: HearingOutcome,
): Promise<EndedHearing> {
  const set = (values: ReturnType<typeof sql>) =>
    sql`update recording as r set heard_by = null, ${values} where r.id = ${id}`.execute(
      transaction,
    )
  if (outcome.state === 'failed') {
    await set(sql`due_at = null, failure = ${outcome.code}`)
    return 'kept'
  }
  const isWhole =
    outcome.state === 'transcribed' && (await hasPieces(transaction, id, outcome.pieces))
  if (!isWhole || !noteId) {
    await set(sql`due_at = null, tries = greatest(r.tries - 1, 0)`)
    await scheduleHearing(transaction, id)
    return outcome.state === 'transcribed' ? 'more-came' : 'kept'
  }
  await sql`delete from recording_words where recording_id = ${id}`.execute(transaction)
  await addTranscript(transaction, seal, { noteId, tenant: owner.tenant, ...outcome })
  await set(sql`due_at = null, state = 'transcribed', transcribed_at = ${outcome.at}`)
  return 'kept'
}

async function hasPieces(
  transaction: Transaction<Tables>,
  id: RecordingId,
  pieces: number,
): Promise<boolean> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from recording_chunk as c join recording as r on r.id = c.recording_id
    where r.id = ${id} and r.state = 'stopped'`.execute(transaction)
  return Number(rows[0]?.count) === pieces
}
