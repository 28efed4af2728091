import 'server-only'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Tables } from '#lib/db/tables.ts'
import type { NoteAuthor, NoteOwner } from '#lib/note/note-store.ts'

type Row = ExpressionBuilder<Tables, 'note'>

/** A condition on the author and the patient, for what was signed in whatever visit. */
export const isWrittenBy =
  ({ tenant, ehrId, author, patientId }: NoteAuthor) =>
  (row: Row): Expression<SqlBool> =>
    row.and([
      row('tenant', '=', tenant),
      row('ehr_id', '=', ehrId),
      row('author', '=', author),
      row('patient_id', '=', patientId),
    ])

/** A condition on the whole owner: what belongs to anybody else does not exist. */
export const isOwnedBy =
  (owner: NoteOwner) =>
  (row: Row): Expression<SqlBool> =>
    row.and([
      isWrittenBy(owner)(row),
      row('encounter_id', 'is not distinct from', owner.encounterId ?? null),
    ])
