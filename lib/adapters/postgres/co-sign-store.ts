import 'server-only'
import { sql } from 'kysely'
import type { Database } from '#lib/db/pool.ts'
import type { CoSignStore } from '#lib/filing/co-sign-store.ts'
import type { FilingId, UserUrl } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import { objectionToSigning, sealReturn, toRequest } from './co-sign-rows.ts'
import { storeResult } from './store-result.ts'

/** A preliminary note that nothing takes the place of: what the EHR refused does not. */
export const isUnsucceeded = sql<boolean>`not exists (
  select from filing as later
  where later.target_filing = filing.id and later.method <> 'create-appends'
    and later.state <> 'rejected')`

/** Requests for co-signatures in PostgreSQL. */
export function postgresCoSignStore(database: Database, seal: Seal): CoSignStore {
  return {
    ofFamily: (originalNoteId) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('co_sign_request')
          .innerJoin('filing', 'filing.id', 'co_sign_request.filing_id')
          .selectAll('co_sign_request')
          .where('filing.original_note', '=', originalNoteId)
          .execute()
        return rows.map((row) => toRequest(row, seal))
      }),

    awaiting: (_grant, { tenant, ehrId, ehrIss, user }, patientId) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('co_sign_request')
          .innerJoin('filing', 'filing.id', 'co_sign_request.filing_id')
          .selectAll('co_sign_request')
          .select('filing.created_at')
          .where('co_sign_request.tenant', '=', tenant)
          .where('co_sign_request.ehr_id', '=', ehrId)
          .where('co_sign_request.ehr_iss', '=', ehrIss)
          .where('co_sign_request.patient_id', '=', patientId)
          .where('co_sign_request.author', '!=', user)
          .where((row) => row.or([row('addressed', 'is', null), row('addressed', '=', user)]))
          .where('returned_at', 'is', null)
          .where('filing.state', '=', 'filed')
          .where(isUnsucceeded)
          .orderBy('filing.created_at')
          .orderBy('filing.id')
          .execute()
        return rows.map((row) => ({
          request: toRequest(row, seal),
          filing: {
            id: row.filing_id as FilingId,
            author: row.author as UserUrl,
            createdAt: row.created_at as Instant,
          },
        }))
      }),

    giveBack: (filing, back) =>
      storeResult(() =>
        database.transaction().execute(async (transaction) => {
          const { id, originalNoteId } = filing
          const asked = { id, originalNoteId, target: undefined }
          const objection = await objectionToSigning(transaction, seal, asked, back.by.user)
          if (objection) return objection
          await transaction
            .updateTable('co_sign_request')
            .set({
              returned_at: back.at,
              returned_by: back.by.user,
              sealed_return: sealReturn(seal, id, back),
            })
            .where('filing_id', '=', id)
            .execute()
          return 'stored' as const
        }),
      ),
  }
}
