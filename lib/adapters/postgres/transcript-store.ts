import 'server-only'
import { transcriptSchema } from '#lib/ambient/transcript-schema.ts'
import type { TranscriptStore } from '#lib/ambient/transcript-store.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Seal } from '../crypto/seal.ts'
import { sha256 } from '../crypto/sha256.ts'
import { storeResult } from './store-result.ts'

const about = (tenant: string, id: string) => `transcript ${tenant} ${id}`

/** Transcripts in PostgreSQL, encrypted; the role may add and read them, not change them. */
export function postgresTranscriptStore(database: Database, seal: Seal): TranscriptStore {
  return {
    add: (noteId, tenant, transcript, at) =>
      storeResult(async () => {
        const body = JSON.stringify(transcript)
        await database
          .insertInto('transcript')
          .values({
            id: transcript.id,
            note_id: noteId,
            tenant,
            sealed_body: seal.seal(about(tenant, transcript.id), body),
            sha256: sha256(body),
            created_at: at,
          })
          // The id is the caller's: a retry after a lost answer adds nothing.
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute()
      }),

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
