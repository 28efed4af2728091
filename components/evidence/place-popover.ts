const GAP = 6
const MARGIN = 8

/**
 * Places a popover below its anchor, or above it, or at the bottom of the pane: always within the
 * pane, so that it covers neither the patient's identity nor the action bar.
 */
export function placePopover(popover: HTMLElement, anchor: DOMRect, pane: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = popover
  const lowest = pane.bottom - height - MARGIN
  const below = anchor.bottom + GAP
  const above = anchor.top - height - GAP
  const top = below <= lowest ? below : above >= pane.top + MARGIN ? above : lowest
  const right = pane.right - width - MARGIN
  const left = Math.max(pane.left + MARGIN, Math.min(anchor.left - MARGIN, right))
  popover.style.top = `${Math.max(pane.top, top)}px`
  popover.style.left = `${left}px`
}
