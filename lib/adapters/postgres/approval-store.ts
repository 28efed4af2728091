import 'server-only'
import type { Transaction } from 'kysely'
import type { Database } from '#lib/db/pool.ts'
import type { Tables } from '#lib/db/tables.ts'
import type { ApprovalStore, ApprovalToStore } from '#lib/filing/approval-store.ts'
import { ok } from '#lib/kernel/result.ts'
import type { Seal } from '../crypto/seal.ts'
import { wakeFilingWorker } from './filing-queue.ts'
import { fromProgress } from './filing-rows.ts'
import { aboutPayload } from './filing-store.ts'
import { sealBody } from './note-store.ts'
import { isOwnedBy } from './owned-note.ts'
import { storeResult } from './store-result.ts'

const aboutText = (tenant: string, noteId: string) => `approved text ${tenant} ${noteId}`

/** Approvals in PostgreSQL. */
export function postgresApprovalStore(database: Database, seal: Seal): ApprovalStore {
  return {
    async approve(approval) {
      const stored = await storeResult(() =>
        database.transaction().execute(async (transaction) => {
          if (!(await closeDraft(transaction, approval))) return false
          await insertApproved(transaction, seal, approval)
          await insertFiling(transaction, seal, approval)
          await wakeFilingWorker(transaction, approval.filing.id, approval.approved.at)
          return true
        }),
      )
      if (!stored.ok) return stored
      if (stored.value) return ok('approved')
      return storeResult(() => whyNot(database, approval))
    },

    textOf: (tenant, noteId, version) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('approved_note')
          .select('sealed_text')
          .where('note_id', '=', noteId)
          .where('version', '=', version)
          .where('tenant', '=', tenant)
          .executeTakeFirstOrThrow()
        return seal.open(aboutText(tenant, noteId), row.sealed_text)
      }),
  }
}

async function closeDraft(
  transaction: Transaction<Tables>,
  { owner, approved, version }: ApprovalToStore,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('note')
    .set({ state: 'approved', updated_at: approved.at })
    .where('id', '=', approved.note.id)
    .where(isOwnedBy(owner))
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function insertApproved(
  transaction: Transaction<Tables>,
  seal: Seal,
  { owner, approved, version, launchId }: ApprovalToStore,
): Promise<void> {
  const { note } = approved
  await transaction
    .insertInto('approved_note')
    .values({
      note_id: note.id,
      version,
      tenant: owner.tenant,
      sealed_text: seal.seal(aboutText(owner.tenant, note.id), approved.renderedText),
      sealed_body: sealBody(seal, owner, note),
      text_sha256: approved.sha256,
      attestation: `${approved.attestation.textVersion}: ${approved.attestation.text}`,
      approved_by: approved.by,
      approved_at: approved.at,
      launch_id: launchId,
    })
    .execute()
}

async function insertFiling(
  transaction: Transaction<Tables>,
  seal: Seal,
  { filing, payload }: ApprovalToStore,
): Promise<void> {
  await transaction
    .insertInto('filing')
    .values({
      id: filing.id,
      tenant: filing.tenant,
      ehr_id: filing.ehrId,
      ehr_iss: filing.ehrIss,
      note_id: filing.noteId,
      note_version: filing.noteVersion,
      kind: 'file',
      method: 'create',
      patient_id: filing.patientId,
      encounter_id: filing.encounterId ?? null,
      author: filing.author,
      launch_id: filing.launchId,
      sealed_payload: seal.seal(aboutPayload(filing.id), payload),
      payload_sha256: filing.payloadSha256,
      attachment_sha256: filing.attachmentSha256,
      created_at: filing.createdAt,
      updated_at: filing.createdAt,
      ...fromProgress(filing.id, filing, seal),
    })
    .execute()
}

async function whyNot(database: Database, { owner, approved }: ApprovalToStore) {
  const row = await database
    .selectFrom('note')
    .select('state')
    .where('id', '=', approved.note.id)
    .where(isOwnedBy(owner))
    .executeTakeFirst()
  return row?.state === 'approved' ? ('already-approved' as const) : ('conflict' as const)
}
