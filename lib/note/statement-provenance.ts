import { carriedFrom } from './carry-forward.ts'
import type { Note, Statement } from './note.ts'
import { isEdited, writtenStatementsOf } from './statements.ts'

/**
 * Where a statement came from.
 * - `drafted`: a drafter wrote it of what was said
 * - `charted`: put in from the chart
 * - `carried`: taken over from an earlier note
 * - `own`: the clinician's own words
 */
export type StatementSource = 'drafted' | 'charted' | 'carried' | 'own'

export type StatementProvenance = {
  readonly source: StatementSource
  /** Which drafter or model wrote it first, by name and version. */
  readonly drafter: string | undefined
  /** The clinician changed what was drafted or inserted. */
  readonly isEdited: boolean
}

/** Where a statement came from and whether it was changed since; what became of it never hides that. */
export function provenanceOf(statement: Statement): StatementProvenance {
  return {
    source: sourceOf(statement),
    drafter: statement.origin === 'clinician' ? undefined : statement.drafter,
    isEdited: isEdited(statement),
  }
}

function sourceOf(statement: Statement): StatementSource {
  if (statement.origin === 'clinician') return 'own'
  if (carriedFrom(statement) !== undefined) return 'carried'
  return statement.origin === 'chart' ? 'charted' : 'drafted'
}

/** What software drafted of a note: undefined where it drafted nothing. */
export type SoftwareShare = {
  /** By name and version, in the order in which they come. */
  readonly drafters: readonly string[]
  /** Titles of the sections that hold something drafted. */
  readonly sections: readonly string[]
}

export function softwareShareOf(note: Note): SoftwareShare | undefined {
  const sections = note.sections.filter((section) =>
    writtenStatementsOf({ ...note, sections: [section] }).some(isDrafted),
  )
  if (sections.length === 0) return undefined
  const drafters = writtenStatementsOf(note).flatMap((one) =>
    isDrafted(one) && one.drafter !== undefined ? one.drafter : [],
  )
  return { drafters: [...new Set(drafters)], sections: sections.map(({ title }) => title) }
}

const isDrafted = (statement: Statement): boolean => sourceOf(statement) === 'drafted'
