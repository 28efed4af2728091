const GAP = 6
const MARGIN = 8

/** The sentence from its first line to the mark that was pressed, in the window's pixels. */
type Anchor = Pick<DOMRect, 'top' | 'bottom' | 'left'>

/**
 * Places a popover below its anchor or above it, always within the pane: it covers neither the
 * patient's identity nor the action bar, and not the sentence it explains.
 *
 * @returns false when there is room on neither side; it then stands at the bottom of the pane
 */
export function placePopover(popover: HTMLElement, anchor: Anchor, pane: DOMRect): boolean {
  popover.style.maxWidth = `${pane.width - 2 * MARGIN}px`
  const { offsetWidth: width, offsetHeight: height } = popover
  const lowest = pane.bottom - height - MARGIN
  const below = anchor.bottom + GAP
  const above = anchor.top - height - GAP
  const hasRoomBelow = below <= lowest
  const hasRoomAbove = above >= pane.top + MARGIN
  const top = hasRoomBelow ? below : hasRoomAbove ? above : Math.max(pane.top, lowest)
  const rightmost = pane.right - width - MARGIN
  popover.style.top = `${top}px`
  popover.style.left = `${Math.max(pane.left + MARGIN, Math.min(anchor.left - MARGIN, rightmost))}px`
  return hasRoomBelow || hasRoomAbove
}
