import type { StatementStatus } from '../statement-view.ts'

/**
 * Parts of the page's own components for the editor's plain DOM to clone, so that a glyph or a
 * button has one drawing: rendered once, hidden, by note-editor.tsx.
 */
export type Templates = {
  readonly glyph: (status: StatementStatus) => Node | undefined
  readonly button: (kind: 'outlined' | 'quiet', label: string) => HTMLElement
}

export function templatesIn(place: HTMLElement): Templates {
  const clone = (name: string) =>
    place.querySelector(`[data-template="${name}"]`)?.firstElementChild?.cloneNode(true)
  return {
    glyph: (status) => clone(status),
    button: (kind, label) => {
      const button = clone(kind)
      if (!(button instanceof HTMLElement))
        throw new Error(`no template for a button of kind ${kind}`)
      button.textContent = label
      return button
    },
  }
}
