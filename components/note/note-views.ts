import type { EvidenceKey } from '#lib/note/evidence.ts'
import type { CheckedStatement } from '#lib/note/verification.ts'
import { blankLineId } from './blank-line.ts'
import type { NoteSources } from './note-sources.ts'
import type { NoteState } from './note-state.ts'
import { blankView, type StatementView, statementView } from './statement-view.ts'
import type { Words } from './words.ts'

/** The views of a note by statement id. A view that did not change is the same object. */
export type NoteViews = ReadonlyMap<string, StatementView>

type Made = {
  readonly checked: CheckedStatement
  readonly sectionCode: string
  readonly numbers: ReadonlyMap<EvidenceKey, number>
  readonly opened: EvidenceKey | undefined
  readonly view: StatementView
}

/** Makes views, and gives the same objects again as long as nothing they show has changed. */
export function viewMaker(words: Words): (state: NoteState, sources: NoteSources) => NoteViews {
  let made: ReadonlyMap<string, Made> = new Map()
  let views: NoteViews = new Map()
  let madeFrom: NoteSources | undefined
  return (state, sources) => {
    const known = madeFrom === sources ? made : new Map<string, Made>()
    madeFrom = sources
    made = new Map(
      toShow(state).map((one) => [one.checked.statement.id, reuse(known, one, sources, words)]),
    )
    views = sameOr(views, viewsOfLines(state, made, views, words))
    return views
  }
}

function viewsOfLines(
  { note }: NoteState,
  made: ReadonlyMap<string, Made>,
  before: NoteViews,
  words: Words,
): NoteViews {
  const ids = note.sections.flatMap(({ code, statements }) =>
    statements.length > 0 ? statements.map(({ id }) => id) : [blankLineId(code)],
  )
  const blank = (id: string) => {
    const known = before.get(id)
    return known?.status === 'blank' ? known : blankView(id, words)
  }
  return new Map(ids.map((id) => [id, made.get(id)?.view ?? blank(id)]))
}

const sameOr = (before: NoteViews, after: NoteViews): NoteViews =>
  before.size === after.size && [...after].every(([id, view]) => before.get(id) === view)
    ? before
    : after

function toShow({ note, verification, numbers, opened }: NoteState): Omit<Made, 'view'>[] {
  const verdicts = new Map(
    verification.statements.map((checked) => [checked.statement.id, checked]),
  )
  return note.sections.flatMap(({ code, statements }) =>
    statements.flatMap(({ id }) => {
      const checked = verdicts.get(id)
      if (!checked) return []
      return [
        {
          checked,
          sectionCode: code,
          numbers,
          opened: opened?.statementId === id ? opened.key : undefined,
        },
      ]
    }),
  )
}

function reuse(
  known: ReadonlyMap<string, Made>,
  next: Omit<Made, 'view'>,
  sources: NoteSources,
  words: Words,
): Made {
  const before = known.get(next.checked.statement.id)
  const isSame =
    before?.checked === next.checked &&
    before.sectionCode === next.sectionCode &&
    before.numbers === next.numbers &&
    before.opened === next.opened
  return isSame
    ? before
    : { ...next, view: statementView(next.checked, { ...next, sources, words }) }
}
