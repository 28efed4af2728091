import type { NoteId } from '../../kernel/ids.ts'
import type { DraftLength } from '../aids/draft-length.ts'
import type { ChartFact } from '../chart-fact.ts'
import type { Note } from '../note.ts'
import { isSectionCode, type NoteTypeCode, noteTypes, type SectionCode } from '../note-types.ts'
import { expandPhrase, type OpenPlace } from '../phrases/expand-phrase.ts'

/** How a note of one type begins: its sections in their order, some with a phrase. */
export type NoteTemplate = {
  readonly id: string
  readonly title: string
  readonly type: NoteTypeCode
  /** Sections named first come first; those of the type that are not named follow in its own order. */
  readonly order: readonly SectionCode[]
  readonly phrases: Readonly<Partial<Record<SectionCode, string>>>
  /** How long a draft by it is. */
  readonly length: DraftLength
}

/** Every section of the template's type, in the template's order: none is lost by a template. */
export const sectionsOf = ({ type, order }: Pick<NoteTemplate, 'type' | 'order'>) => {
  const own = noteTypes[type]
  const first = order.filter((code, at) => own.includes(code) && order.indexOf(code) === at)
  return [...first, ...own.filter((code) => !first.includes(code))]
}

/** The order in which a note has its sections now. */
export const orderOf = ({ sections }: Note): readonly SectionCode[] =>
  sections.map(({ code }) => code).filter(isSectionCode)

/**
 * A note that begins by a template.
 *
 * @param titleOf the section's title in the language of the note
 * @returns the note, and the places that the chart does not fill
 */
export function noteFromTemplate(
  template: NoteTemplate,
  id: NoteId,
  titleOf: (code: SectionCode) => string,
  facts: readonly ChartFact[],
  newId: () => string,
): { readonly note: Note; readonly open: readonly OpenPlace[] } {
  const open: OpenPlace[] = []
  const sections = sectionsOf(template).map((code) => {
    const expanded = expandPhrase(template.phrases[code] ?? '', facts, newId)
    open.push(...expanded.open)
    return { code, title: titleOf(code), statements: expanded.statements }
  })
  return { note: { id, type: template.type, sections }, open }
}
