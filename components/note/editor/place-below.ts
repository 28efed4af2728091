import type { EditorView } from 'prosemirror-view'

const GAP = 4

/**
 * Places an element of the editor's surroundings below a position of its text. Both lie in the same
 * scrolled box, so that it moves with the text.
 */
export function placeBelow(view: EditorView, floating: HTMLElement, position: number): void {
  const around = floating.offsetParent?.getBoundingClientRect()
  if (!around) return
  const { left, bottom } = view.coordsAtPos(position)
  const rightmost = around.width - floating.offsetWidth
  floating.style.left = `${Math.max(0, Math.min(left - around.left, rightmost))}px`
  floating.style.top = `${bottom - around.top + GAP}px`
}

/** Does something when a box has another size. @returns how to stop */
export function onResize(box: Element, act: () => void): () => void {
  const observer = new ResizeObserver(() => act())
  observer.observe(box)
  return () => observer.disconnect()
}
