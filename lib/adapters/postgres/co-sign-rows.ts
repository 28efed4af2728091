import 'server-only'
import type { Selectable, Transaction } from 'kysely'
import { z } from 'zod'
import type { CoSignRequestTable, Tables } from '#lib/db/tables.ts'
import type { TargetObjection } from '#lib/filing/approval-store.ts'
import { type CoSignRequest, type CoSignReturn, objectionToCoSigning } from '#lib/filing/co-sign.ts'
import type { Filing } from '#lib/filing/filing.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import type { FilingId, UserUrl } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import { lockedFamily } from './locked-family.ts'

const aboutRequest = (filingId: string): string => `co-sign request ${filingId}`
const aboutReturn = (filingId: string): string => `co-sign return ${filingId}`

// What we wrote ourselves is read back strictly: another shape is damage or a bug, and throws.
const sealedRequestSchema = z.object({
  authorName: z.string(),
  encounter: z.string().optional(),
  addressedName: z.string().optional(),
})
const sealedReturnSchema = z.object({ name: z.string(), reason: z.string() })

export async function insertRequest(
  transaction: Transaction<Tables>,
  seal: Seal,
  filing: Filing,
  { authorName, encounter, addressed }: CoSignRequest,
): Promise<void> {
  const sealed = { authorName, encounter, addressedName: addressed?.name }
  await transaction
    .insertInto('co_sign_request')
    .values({
      filing_id: filing.id,
      tenant: filing.tenant,
      ehr_id: filing.ehrId,
      ehr_iss: filing.ehrIss,
      patient_id: filing.patientId,
      author: filing.author,
      addressed: addressed?.user ?? null,
      sealed_request: seal.seal(aboutRequest(filing.id), JSON.stringify(sealed)),
    })
    .execute()
}

export const sealReturn = (seal: Seal, filingId: FilingId, { by, reason }: CoSignReturn): string =>
  seal.seal(aboutReturn(filingId), JSON.stringify({ name: by.name, reason }))

export function toRequest(row: Selectable<CoSignRequestTable>, seal: Seal): CoSignRequest {
  const opened: unknown = JSON.parse(seal.open(aboutRequest(row.filing_id), row.sealed_request))
  const { authorName, encounter, addressedName = '' } = sealedRequestSchema.parse(opened)
  return {
    filingId: filingIdSchema.parse(row.filing_id),
    authorName,
    encounter,
    addressed:
      row.addressed === null ? undefined : { user: row.addressed as UserUrl, name: addressedName },
    returned: toReturn(row, seal),
  }
}

function toReturn(row: Selectable<CoSignRequestTable>, seal: Seal): CoSignReturn | undefined {
  const { filing_id, returned_by, returned_at, sealed_return } = row
  if (returned_by === null || returned_at === null || sealed_return === null) return undefined
  const opened: unknown = JSON.parse(seal.open(aboutReturn(filing_id), sealed_return))
  const { name, reason } = sealedReturnSchema.parse(opened)
  return { by: { user: returned_by as UserUrl, name }, reason, at: returned_at as Instant }
}

/** What stands against signing or returning the note that this changes, while nobody else can. */
export async function objectionToSigning(
  transaction: Transaction<Tables>,
  seal: Seal,
  { originalNoteId, target, id }: Pick<Filing, 'originalNoteId' | 'target' | 'id'>,
  user: UserUrl,
): Promise<TargetObjection | undefined> {
  const family = await lockedFamily(transaction, seal, originalNoteId)
  const row = await transaction
    .selectFrom('co_sign_request')
    .selectAll()
    .where('filing_id', '=', target?.filingId ?? id)
    .executeTakeFirst()
  const code = objectionToCoSigning(row && toRequest(row, seal), family, user)
  return code && { kind: 'objection', code }
}
