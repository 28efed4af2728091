import 'server-only'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Tables } from '#lib/db/tables.ts'
import type { NoteOwner } from '#lib/note/note-store.ts'

/** A condition on the whole owner: what belongs to anybody else does not exist. */
export const isOwnedBy =
  (owner: NoteOwner) =>
  (row: ExpressionBuilder<Tables, 'note'>): Expression<SqlBool> =>
    row.and([
      row('tenant', '=', owner.tenant),
      row('ehr_id', '=', owner.ehrId),
      row('author', '=', owner.author),
      row('patient_id', '=', owner.patientId),
      row('encounter_id', 'is not distinct from', owner.encounterId ?? null),
    ])
