import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { transcriptSchema } from '#lib/ambient/transcript-schema.ts'
import type { TranscriptStore } from '#lib/ambient/transcript-store.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Tables, TranscriptTable } from '#lib/db/tables.ts'
import type { NoteId, TenantId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import { sha256 } from '../crypto/sha256.ts'
import { storeResult } from './store-result.ts'

const about = (tenant: string, id: string) => `transcript ${tenant} ${id}`

/** Transcripts in PostgreSQL, encrypted; the role may add and read them, not change them. */
export function postgresTranscriptStore(database: Database, seal: Seal): TranscriptStore {
  return {
    add: (noteId, tenant, transcript, at) =>
      storeResult(() => addTranscript(database, seal, { noteId, tenant, transcript, at })),

    ofNote: (noteId, tenant) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('transcript')
          .select(['id', 'sealed_body'])
          .where('note_id', '=', noteId)
          .where('tenant', '=', tenant)
          .orderBy('created_at')
          .execute()
        return rows.map((row) =>
          transcriptSchema.parse(JSON.parse(seal.open(about(tenant, row.id), row.sealed_body))),
        )
      }),
  }
}

/**
 * Adds it once, also within the transaction of what it follows from.
 * @throws when another transcript has the id
 */
export async function addTranscript(
  database: Kysely<Tables>,
  seal: Seal,
  {
    noteId,
    tenant,
    transcript,
    at,
  }: {
    readonly noteId: NoteId
    readonly tenant: TenantId
    readonly transcript: Transcript
    readonly at: Instant
  },
): Promise<void> {
  const body = JSON.stringify(transcript)
  const row = { id: transcript.id, note_id: noteId, tenant, sha256: sha256(body) }
  const sealed_body = seal.seal(about(tenant, transcript.id), body)
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('transcript')
    .values({ ...row, sealed_body, created_at: at })
    // The id is the caller's: a retry after a lost answer adds nothing.
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) await requireSame(database, row)
}

/** @throws when another transcript has the id: what was said is never replaced */
async function requireSame(
  database: Kysely<Tables>,
  row: Pick<Selectable<TranscriptTable>, 'id' | 'note_id' | 'tenant' | 'sha256'>,
): Promise<void> {
  const same = await database
    .selectFrom('transcript')
    .select('id')
    .where((there) => there.and(row))
    .executeTakeFirst()
  if (!same) throw new Error('another transcript has this id')
}
