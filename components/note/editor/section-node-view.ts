import type { Node as DocNode } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'
import { statementClasses as look } from '../statement-classes.ts'
import { element } from './dom.ts'
import { sectionAttrs } from './schema.ts'

/** A section with its title, which cannot be edited. */
export function sectionNodeView(node: DocNode): NodeView {
  const { code, title } = sectionAttrs(node)
  const statements = element('div', {})
  const heading = element('h3', { contenteditable: 'false', class: look.sectionTitle }, title)
  return {
    dom: element('section', { class: look.section, 'data-section': code }, heading, statements),
    contentDOM: statements,
    update: (next) => next.type === node.type && sectionAttrs(next).code === code,
    ignoreMutation: ({ type, target }) => type !== 'selection' && heading.contains(target),
  }
}
