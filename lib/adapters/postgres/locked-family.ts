import 'server-only'
import type { Transaction } from 'kysely'
import type { Tables } from '#lib/db/tables.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import type { Seal } from '../crypto/seal.ts'
import { familyOf } from './filing-store.ts'

/**
 * All filings of a note and of what amends it, while nobody else can sign anything for it: the row of
 * the first note is what all who do wait for.
 */
export async function lockedFamily(
  transaction: Transaction<Tables>,
  seal: Seal,
  originalNoteId: NoteId,
): Promise<readonly Filing[]> {
  await transaction
    .selectFrom('note')
    .select('id')
    .where('id', '=', originalNoteId)
    .forUpdate()
    .execute()
  return familyOf(transaction, seal, originalNoteId)
}
