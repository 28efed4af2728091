import 'server-only'
import type { Selectable } from 'kysely'
import type { Database } from '#lib/db/pool.ts'
import type { NoteTable } from '#lib/db/tables.ts'
import { filingIdSchema, noteIdSchema } from '#lib/kernel/id-schemas.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Note } from '#lib/note/note.ts'
import { noteSchema } from '#lib/note/note-schema.ts'
import type {
  Amendment,
  NoteBasis,
  NoteOwner,
  NoteReview,
  NoteStore,
  StoredNote,
} from '#lib/note/note-store.ts'
import type { Seal } from '../crypto/seal.ts'
import { isOwnedBy, isWrittenBy } from './owned-note.ts'
import { storeResult } from './store-result.ts'

const aboutBody = (owner: Pick<NoteOwner, 'tenant'>, id: string) => `note ${owner.tenant} ${id}`
const aboutReview = (owner: Pick<NoteOwner, 'tenant'>, id: string) =>
  `note review ${owner.tenant} ${id}`
const aboutReason = (owner: Pick<NoteOwner, 'tenant'>, id: string) =>
  `note reason ${owner.tenant} ${id}`

/** Notes in PostgreSQL; every query names the whole owner. */
export function postgresNoteStore(database: Database, seal: Seal): NoteStore {
  const owned = (owner: NoteOwner) =>
    database
      .selectFrom('note')
      .selectAll()
      .where(isOwnedBy(owner))
      .where('state', '!=', 'discarded')

  const ownDraft = (owner: NoteOwner, id: NoteId) =>
    database
      .updateTable('note')
      .where('id', '=', id)
      .where(isOwnedBy(owner))
      .where('state', '=', 'draft')

  const find = (owner: NoteOwner, id: NoteId) =>
    storeResult(async () => {
      const row = await owned(owner).where('id', '=', id).executeTakeFirst()
      return row && toStored(row, seal)
    })

  return {
    find,

    create: (owner, note, at, { amends, restsOn } = {}) =>
      storeResult(async () => {
        await database
          .insertInto('note')
          .values({
            id: note.id,
            tenant: owner.tenant,
            ehr_id: owner.ehrId,
            patient_id: owner.patientId,
            encounter_id: owner.encounterId ?? null,
            author: owner.author,
            type_code: note.type,
            state: 'draft',
            version: 1,
            sealed_body: sealBody(seal, owner, note),
            amends_kind: amends?.kind ?? null,
            original_note: amends?.originalNoteId ?? null,
            amends_filing: amends?.filingId ?? null,
            sealed_reason:
              amends?.reason === undefined
                ? null
                : seal.seal(aboutReason(owner, note.id), amends.reason),
            rests_on_note: restsOn?.originalNoteId ?? null,
            rests_on_filing: restsOn?.filingId ?? null,
            created_at: at,
            updated_at: at,
          })
          // The id is the caller's: a retry after a lost answer adds nothing.
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute()
      }),

    findSigned: (author, id) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('note')
          .selectAll()
          .where(isWrittenBy(author))
          .where('id', '=', id)
          .where('state', '=', 'approved')
          .executeTakeFirst()
        return row && toStored(row, seal)
      }),

    restingOn: (author, originalNoteId) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('note')
          .selectAll()
          .where(isWrittenBy(author))
          .where('rests_on_note', '=', originalNoteId)
          .where('amends_kind', 'is', null)
          .where('state', '!=', 'discarded')
          .orderBy('created_at')
          .orderBy('id')
          .execute()
        return rows.map((row) => toStored(row, seal))
      }),

    newest: (owner) =>
      storeResult(async () => {
        const row = await owned(owner).orderBy('updated_at', 'desc').executeTakeFirst()
        return row && toStored(row, seal)
      }),

    async save(owner, note, baseVersion, at) {
      const saved = await storeResult(() =>
        ownDraft(owner, note.id)
          .where('version', '=', baseVersion)
          .set({
            version: baseVersion + 1,
            type_code: note.type,
            sealed_body: sealBody(seal, owner, note),
            updated_at: at,
          })
          .executeTakeFirst(),
      )
      if (!saved.ok) return saved
      if (saved.value.numUpdatedRows > 0n) {
        return { ok: true, value: { kind: 'saved', version: baseVersion + 1 } }
      }
      const found = await find(owner, note.id)
      if (!found.ok) return found
      const stored = found.value
      if (!stored) return { ok: true, value: { kind: 'missing' } }
      if (stored.state === 'approved') return { ok: true, value: { kind: 'approved' } }
      return { ok: true, value: { kind: 'conflict', stored } }
    },

    discard: (owner, id, at) =>
      storeResult(async () => {
        const { numUpdatedRows } = await ownDraft(owner, id)
          .set({ state: 'discarded', updated_at: at })
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),

    keepReview: (owner, id, review) =>
      storeResult(async () => {
        const { numUpdatedRows } = await ownDraft(owner, id)
          .where('version', '=', review.version)
          .set({
            reviewed_version: review.version,
            sealed_review: sealReview(seal, owner, id, review),
            review_sha256: review.sha256,
          })
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),
  }
}

export const sealBody = (seal: Seal, owner: Pick<NoteOwner, 'tenant'>, note: Note): string =>
  seal.seal(aboutBody(owner, note.id), JSON.stringify(note))

/** The note that `sealBody` sealed. */
export const openBody = (seal: Seal, tenant: string, noteId: string, body: string): Note =>
  noteSchema.parse(
    JSON.parse(seal.open(aboutBody({ tenant: tenant as NoteOwner['tenant'] }, noteId), body)),
  )

function toStored(row: Selectable<NoteTable>, seal: Seal): StoredNote {
  const owner = { tenant: row.tenant as NoteOwner['tenant'] }
  return {
    note: openBody(seal, row.tenant, row.id, row.sealed_body),
    amends: toAmendment(row, seal, owner),
    restsOn: toBasis(row),
    state: row.state === 'approved' ? 'approved' : 'draft',
    version: row.version,
    updatedAt: row.updated_at as Instant,
    review: toReview(row, seal, owner),
  }
}

function toAmendment(
  row: Selectable<NoteTable>,
  seal: Seal,
  owner: Pick<NoteOwner, 'tenant'>,
): Amendment | undefined {
  const { amends_kind, original_note, amends_filing, sealed_reason } = row
  if (amends_kind === null || original_note === null || amends_filing === null) return undefined
  return {
    kind: amends_kind,
    originalNoteId: noteIdSchema.parse(original_note),
    filingId: filingIdSchema.parse(amends_filing),
    reason:
      sealed_reason === null ? undefined : seal.open(aboutReason(owner, row.id), sealed_reason),
  }
}

function toBasis({ rests_on_note, rests_on_filing }: Selectable<NoteTable>): NoteBasis | undefined {
  if (rests_on_note === null || rests_on_filing === null) return undefined
  return {
    originalNoteId: noteIdSchema.parse(rests_on_note),
    filingId: filingIdSchema.parse(rests_on_filing),
  }
}

function toReview(
  row: Selectable<NoteTable>,
  seal: Seal,
  owner: Pick<NoteOwner, 'tenant'>,
): NoteReview | undefined {
  const { reviewed_version, sealed_review, review_sha256 } = row
  if (reviewed_version === null || sealed_review === null || review_sha256 === null)
    return undefined
  const opened: unknown = JSON.parse(seal.open(aboutReview(owner, row.id), sealed_review))
  // Sealed by us from the same type, and opened unaltered.
  const { text, verification } = opened as Pick<NoteReview, 'text' | 'verification'>
  return { version: reviewed_version, text, sha256: review_sha256, verification }
}

const sealReview = (
  seal: Seal,
  owner: Pick<NoteOwner, 'tenant'>,
  id: string,
  { text, verification }: NoteReview,
): string => seal.seal(aboutReview(owner, id), JSON.stringify({ text, verification }))
