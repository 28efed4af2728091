import 'server-only'
import type { Database } from '#lib/db/pool.ts'
import { writingAidSchema } from '#lib/note/aids/writing-aid-schema.ts'
import type { AidOwner, WritingAidStore } from '#lib/note/aids/writing-aid-store.ts'
import type { Seal } from '../crypto/seal.ts'
import { storeResult } from './store-result.ts'

/** A body is bound to its owner and id: moved to another row it cannot be opened. */
const about = ({ tenant, user }: AidOwner, id: string) => `writing-aid ${tenant} ${user} ${id}`

/** Clinicians' own phrases and templates in PostgreSQL, encrypted. */
export function postgresWritingAidStore(database: Database, seal: Seal): WritingAidStore {
  return {
    all: (owner) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('writing_aid')
          .select(['id', 'sealed_body'])
          .where('tenant', '=', owner.tenant)
          .where('user_url', '=', owner.user)
          .orderBy('created_at')
          .orderBy('id')
          .execute()
        return rows.map((row) =>
          writingAidSchema.parse(JSON.parse(seal.open(about(owner, row.id), row.sealed_body))),
        )
      }),

    keep: (owner, aid, at) =>
      storeResult(async () => {
        const { id, kind } = aid
        const sealed_body = seal.seal(about(owner, id), JSON.stringify(aid))
        await database
          .insertInto('writing_aid')
          .values({
            ...{ tenant: owner.tenant, user_url: owner.user, id, kind, sealed_body },
            created_at: at,
            updated_at: at,
          })
          .onConflict((conflict) =>
            conflict
              .columns(['tenant', 'user_url', 'id'])
              .doUpdateSet({ kind, sealed_body, updated_at: at }),
          )
          .execute()
      }),

    remove: (owner, id) =>
      storeResult(async () => {
        await database
          .deleteFrom('writing_aid')
          .where('tenant', '=', owner.tenant)
          .where('user_url', '=', owner.user)
          .where('id', '=', id)
          .execute()
      }),
  }
}
