import 'server-only'
import type { ExpressionBuilder, Transaction } from 'kysely'
import type { Database } from '#lib/db/pool.ts'
import type { Tables } from '#lib/db/tables.ts'
import type {
  ApprovalStore,
  ApprovalToStore,
  CoSignatureToStore,
  TargetObjection,
  VoidToStore,
} from '#lib/filing/approval-store.ts'
import type { Filing } from '#lib/filing/filing.ts'
import { objectionToInstructing } from '#lib/filing/instructions-basis.ts'
import { objectionToAmending } from '#lib/filing/lineage.ts'
import { ok } from '#lib/kernel/result.ts'
import type { Seal } from '../crypto/seal.ts'
import { insertRequest, objectionToSigning } from './co-sign-rows.ts'
import { wakeFilingWorker } from './filing-queue.ts'
import { fromFiling, toFiling } from './filing-rows.ts'
import { lockedFamily } from './locked-family.ts'
import { openBody, sealBody } from './note-store.ts'
import { isOwnedBy } from './owned-note.ts'
import { insertProvenance } from './provenance-store.ts'
import { storeResult } from './store-result.ts'

const aboutText = (tenant: string, noteId: string) => `approved text ${tenant} ${noteId}`

/** Approvals in PostgreSQL. */
export function postgresApprovalStore(database: Database, seal: Seal): ApprovalStore {
  return {
    async approve(approval) {
      const stored = await storeResult(() =>
        database.transaction().execute(async (transaction) => {
          // Whether it was stored before comes first: the second of two clicks is no amendment more.
          if (!(await isDraft(transaction, approval))) return undefined
          const objection =
            (await objectionTo(transaction, seal, [approval.filing])) ??
            (await objectionToBasis(transaction, seal, approval))
          if (objection) return objection
          await closeDraft(transaction, approval)
          await insertApproved(transaction, seal, approval)
          await insertFiling(transaction, seal, approval)
          await beginLabels(transaction, approval)
          if (approval.coSign)
            await insertRequest(transaction, seal, approval.filing, approval.coSign)
          return 'approved' as const
        }),
      )
      if (!stored.ok) return stored
      if (stored.value) return ok(stored.value)
      return storeResult(() => whyNot(database, approval))
    },

    void: (voids) =>
      storeResult(() =>
        database.transaction().execute(async (transaction) => {
          const objection = await objectionTo(
            transaction,
            seal,
            voids.map(({ filing }) => filing),
          )
          if (objection) return objection
          for (const one of voids) await insertFiling(transaction, seal, one)
          return 'stored' as const
        }),
      ),

    coSign: (signature) =>
      storeResult(() =>
        database.transaction().execute(async (transaction) => {
          const { filing } = signature
          const objection = await objectionToSigning(transaction, seal, filing, filing.author)
          if (objection) return objection
          await insertCoSigned(transaction, seal, signature)
          await insertFiling(transaction, seal, signature)
          await beginLabels(transaction, signature)
          return 'stored' as const
        }),
      ),

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

    noteOf: (tenant, noteId, version) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('approved_note')
          .select('sealed_body')
          .where('note_id', '=', noteId)
          .where('version', '=', version)
          .where('tenant', '=', tenant)
          .executeTakeFirstOrThrow()
        return openBody(seal, tenant, noteId, row.sealed_body)
      }),
  }
}

const ownDraft =
  ({ owner, approved, version }: ApprovalToStore) =>
  (row: ExpressionBuilder<Tables, 'note'>) =>
    row.and([
      row('id', '=', approved.note.id),
      isOwnedBy(owner)(row),
      row('version', '=', version),
      row('state', '=', 'draft'),
    ])

/** Locks the draft, so that whoever asks for the same waits and finds it closed. */
async function isDraft(
  transaction: Transaction<Tables>,
  approval: ApprovalToStore,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('note')
    .select('id')
    .where(ownDraft(approval))
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

async function closeDraft(
  transaction: Transaction<Tables>,
  approval: ApprovalToStore,
): Promise<void> {
  await transaction
    .updateTable('note')
    .set({ state: 'approved', updated_at: approval.approved.at })
    .where(ownDraft(approval))
    .execute()
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
  { filing, payload }: VoidToStore,
): Promise<void> {
  await transaction
    .insertInto('filing')
    .values(fromFiling(filing, payload, seal))
    .execute()
  await wakeFilingWorker(transaction, filing.id, filing.createdAt)
}

const beginLabels = async (
  transaction: Transaction<Tables>,
  { filing, isLabelled }: Pick<ApprovalToStore, 'filing' | 'isLabelled'>,
): Promise<void> =>
  isLabelled ? insertProvenance(transaction, filing.id, filing.createdAt) : undefined

/** The next approved version: the note is the same, its text has the co-signature. */
async function insertCoSigned(
  transaction: Transaction<Tables>,
  seal: Seal,
  { filing, text, attestation }: CoSignatureToStore,
): Promise<void> {
  const { tenant, noteId } = filing
  const signed = await transaction
    .selectFrom('approved_note')
    .select('sealed_body')
    .where('note_id', '=', noteId)
    .where('tenant', '=', tenant)
    .orderBy('version')
    .executeTakeFirstOrThrow()
  await transaction
    .insertInto('approved_note')
    .values({
      note_id: noteId,
      version: filing.noteVersion,
      tenant,
      sealed_text: seal.seal(aboutText(tenant, noteId), text),
      sealed_body: signed.sealed_body,
      text_sha256: filing.attachmentSha256,
      attestation: `${attestation.textVersion}: ${attestation.text}`,
      approved_by: filing.author,
      approved_at: filing.createdAt,
      launch_id: filing.launchId,
    })
    .execute()
}

/** What stands against filings that amend, looked at while nobody else can amend the same note. */
async function objectionTo(
  transaction: Transaction<Tables>,
  seal: Seal,
  filings: readonly Filing[],
): Promise<TargetObjection | undefined> {
  const [first] = filings
  if (!first?.target) return undefined
  const family = await lockedFamily(transaction, seal, first.originalNoteId)
  const codes = filings.flatMap(
    ({ kind, target }) =>
      (target && objectionToAmending(family, { kind, targetId: target.filingId })) ?? [],
  )
  return codes[0] && { kind: 'objection', code: codes[0] }
}

/** The same for patient instructions, of which a note has one. */
async function objectionToBasis(
  transaction: Transaction<Tables>,
  seal: Seal,
  { filing, restsOn }: ApprovalToStore,
): Promise<TargetObjection | undefined> {
  if (!restsOn || filing.kind !== 'file') return undefined
  const source = await lockedFamily(transaction, seal, restsOn.originalNoteId)
  const rows = await transaction
    .selectFrom('filing')
    .innerJoin('note', 'note.id', 'filing.original_note')
    .selectAll('filing')
    .where('note.rests_on_note', '=', restsOn.originalNoteId)
    .execute()
  const others = rows.map((row) => toFiling(row, seal))
  const code = objectionToInstructing(source, others)
  return code && { kind: 'objection', code }
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
