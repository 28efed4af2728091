import 'server-only'
import { type Kysely, sql } from 'kysely'
import { HEARING_LEASE_MS, WAIT_FOR_PIECES_MS } from '#lib/capture/hearing-store.ts'
import type { Tables } from '#lib/db/tables.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'

/** The task of the job queue that hears a recording; its payload is an id and nothing else. */
export const HEAR_RECORDING = 'hear-recording'

/** The task that hears a recording while it is made. */
export const LISTEN_ALONG = 'listen-along'

const inMs = (milliseconds: number) => sql`now() + ${milliseconds} * interval '1 millisecond'`

/** From when on somebody who hears a recording counts as dead. */
export const leaseEnd = inMs(HEARING_LEASE_MS)

/** Wakes a worker for what is due by then; a later time replaces an earlier one. */
const wake = sql`
  select graphile_worker.add_job(
    ${HEAR_RECORDING}, json_build_object('recordingId', id::text),
    run_at := due_at, job_key := 'recording ' || id::text, max_attempts := 3) from due`

/**
 * Once all pieces of a stopped recording are there it is due, and a while after the last of them
 * came. One that is not stopped, or is being heard, or was, stays as it is. Whoever heard it and has
 * died does not hear it any more.
 */
export async function scheduleHearing(database: Kysely<Tables>, id: RecordingId): Promise<void> {
  await sql`
    with due as (
      update recording as r set heard_by = null, due_at = case
        when (select count(*) from recording_chunk where recording_id = r.id) >= r.chunk_count
        then now() else ${inMs(WAIT_FOR_PIECES_MS)} end
      where r.id = ${id} and r.state = 'stopped' and r.failure is null
        and (r.heard_by is null or r.due_at <= now())
      returning r.id, r.due_at
    ) ${wake}`.execute(database)
}

/** What is asked for by somebody is due now. @returns whether there was anything to ask for */
export async function askForHearing(
  database: Kysely<Tables>,
  condition: ReturnType<typeof sql>,
): Promise<boolean> {
  const { rows } = await sql`
    with due as (
      update recording as r set due_at = now(), failure = null, tries = 0
      where r.state = 'stopped' and r.heard_by is null and ${condition}
      returning r.id, r.due_at
    ) ${wake}`.execute(database)
  return rows.length > 0
}

/** Once, with the beginning: whoever listens goes on over pauses. */
export async function wakeListener(database: Kysely<Tables>, id: RecordingId): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${LISTEN_ALONG}, json_build_object('recordingId', ${id}::text), max_attempts := 3)
  `.execute(database)
}
