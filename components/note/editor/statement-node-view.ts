import type { Node as DocNode } from 'prosemirror-model'
import type { Decoration, NodeView } from 'prosemirror-view'
import { statementClasses as look } from '../statement-classes.ts'
import type { StatementView } from '../statement-view.ts'
import { element } from './dom.ts'
import { isStatement, statementAttrs } from './schema.ts'
import { belowParts, gutterParts, type StatementTools, tailParts } from './statement-parts.ts'
import { viewIn } from './statement-views-plugin.ts'

/**
 * One statement in the editor. Only its text can be edited; glyph, marks, reason and remedies stand
 * around it as plain elements that the caret cannot enter, with real buttons.
 */
export function statementNodeView(
  node: DocNode,
  decorations: readonly Decoration[],
  tools: StatementTools,
): NodeView {
  const gutter = element('span', { contenteditable: 'false' })
  const text = element('span', {})
  const tail = element('span', { contenteditable: 'false' })
  const below = element('div', { contenteditable: 'false' })
  const body = element('div', {}, element('p', { class: look.line }, text, tail), below)
  const dom = element('div', { class: look.row }, gutter, body)
  let shown: StatementView | undefined

  function show(next: DocNode, view: StatementView | undefined): void {
    dom.dataset.statement = statementAttrs(next).id
    if (view === shown && dom.dataset.status) return
    shown = view
    const status = view?.status ?? 'blank'
    dom.dataset.status = status
    gutter.className = look.gutter(status)
    body.className = look.body(status)
    text.className = look.text(status)
    tail.className = look.tail(status)
    const focused = focusedMark(dom)
    gutter.replaceChildren(...(view ? gutterParts(view, tools) : []))
    tail.replaceChildren(...(view ? tailParts(view, tools) : []))
    below.replaceChildren(...(view ? belowParts(view, tools) : []))
    if (focused !== undefined) focusMark(dom, focused)
  }

  show(node, viewIn(decorations))
  return {
    dom,
    contentDOM: text,
    update(next, nextDecorations) {
      if (!isStatement(next)) return false
      show(next, viewIn(nextDecorations))
      return true
    },
    // Buttons handle their own events; what changes around the text was drawn by `show`.
    stopEvent: ({ target }) => target instanceof Element && target.closest('button') !== null,
    ignoreMutation: ({ type, target }) => type !== 'selection' && !text.contains(target),
  }
}

/** A mark that is drawn again keeps the keyboard focus. */
function focusedMark(dom: HTMLElement): string | undefined {
  const { activeElement } = document
  const isHere = activeElement instanceof HTMLElement && dom.contains(activeElement)
  return isHere ? activeElement.dataset.evidence : undefined
}

function focusMark(dom: HTMLElement, evidence: string): void {
  dom.querySelector<HTMLElement>(`[data-evidence="${CSS.escape(evidence)}"]`)?.focus()
}
