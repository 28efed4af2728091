'use client'

import type { Statement } from '#lib/note/note.ts'
import { isBlank } from '#lib/note/statements.ts'
import { blankLineId } from './blank-line.ts'
import { useNote } from './note-provider.tsx'
import { statementClasses as look } from './statement-classes.ts'
import { StatementRow } from './statement-row.tsx'
import { useNoteViews } from './use-note-views.ts'

/** The note as it reads: while the editor opens, after signing, and without JavaScript. */
export function NoteRead({ showsEmpty }: { readonly showsEmpty: boolean }) {
  const sections = useNote(({ note }) => note.sections)
  const views = useNoteViews()
  return sections
    .map(({ code, title, statements }) => ({ code, title, written: statements.filter(isWritten) }))
    .filter(({ written }) => showsEmpty || written.length > 0)
    .map(({ code, title, written }) => (
      <section key={code} className={look.section} data-section={code}>
        <h3 className={look.sectionTitle}>{title}</h3>
        <ol>
          {written.map((statement) => (
            <StatementRow key={statement.id} text={statement.text} view={views.get(statement.id)} />
          ))}
          {written.length === 0 ? (
            <StatementRow text="&nbsp;" view={views.get(blankLineId(code))} />
          ) : null}
        </ol>
      </section>
    ))
}

const isWritten = (statement: Statement): boolean => !isBlank(statement)
