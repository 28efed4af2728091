import { type Node, Schema } from 'prosemirror-model'
import type { Evidence } from '#lib/note/evidence.ts'
import type { Resolution, StatementOrigin } from '#lib/note/note.ts'

/** What a statement node carries beside its text; `null` stands for what a Statement leaves out. */
export type StatementAttrs = {
  readonly id: string
  readonly origin: StatementOrigin
  readonly evidence: readonly Evidence[]
  readonly drafter: string | null
  readonly drafted: string | null
  readonly resolution: Resolution | null
}

export type SectionAttrs = { readonly code: string; readonly title: string }

/** A note is sections, a section is statements, a statement is plain text: nothing else can be typed. */
export const noteSchema = new Schema({
  nodes: {
    doc: { content: 'section+' },
    section: {
      content: 'statement+',
      attrs: { code: { default: '' }, title: { default: '' } },
      isolating: true,
      defining: true,
      toDOM: () => ['section', 0],
    },
    statement: {
      content: 'text*',
      marks: '',
      // ProseMirror may make a statement to keep the document valid: it is one nobody wrote yet.
      attrs: {
        id: { default: '' },
        origin: { default: 'clinician' },
        evidence: { default: [] },
        drafter: { default: null },
        drafted: { default: null },
        resolution: { default: null },
      },
      toDOM: () => ['p', 0],
    },
    text: {},
  },
})

// ProseMirror types attributes as `any`; the schema above is the only maker of these nodes.
export const statementAttrs = (node: Node): StatementAttrs => node.attrs as StatementAttrs
export const sectionAttrs = (node: Node): SectionAttrs => node.attrs as SectionAttrs

export const isStatement = (node: Node): boolean => node.type === noteSchema.nodes.statement

/** Attributes of what the clinician types. */
export const typedAttrs = (id: string): StatementAttrs => ({
  id,
  origin: 'clinician',
  evidence: [],
  drafter: null,
  drafted: null,
  resolution: null,
})
