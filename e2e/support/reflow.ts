import type { Page } from '@playwright/test'

/** The spacing that a reader may set, WCAG 1.4.12. */
const SPACED = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }`

/** Spaces the text of the page. @returns how to take it back */
export async function spaceText(page: Page): Promise<() => Promise<void>> {
  const style = await page.addStyleTag({ content: SPACED })
  return () => style.evaluate((element) => (element as Element).remove())
}

/**
 * What cannot be read without scrolling sideways: the page itself, and text that is clipped by an
 * element that does not scroll. Tables may scroll inside themselves.
 */
export const cut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const hasWideTable = (element: Element) =>
      (element.querySelector('table')?.scrollWidth ?? 0) > element.clientWidth - 32
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) found.push(`the page: ${root.scrollWidth} px wide`)
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX, overflowY, clip, position } = getComputedStyle(element)
      const isHiddenOnPurpose = position === 'absolute' && clip !== 'auto'
      if (isHiddenOnPurpose || element.closest('.sr-only, svg, table') || hasWideTable(element))
        continue
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
      const isTooWide = scrollWidth > clientWidth + 1 && clientWidth > 0
      const isTooHigh = scrollHeight > clientHeight + 1 && clientHeight > 0
      const name = `${element.tagName.toLowerCase()}.${element.className}`.slice(0, 120)
      if (isTooWide && overflowX !== 'visible')
        found.push(`${name}: ${scrollWidth} in ${clientWidth} px`)
      if (isTooHigh && ['hidden', 'clip'].includes(overflowY))
        found.push(`${name}: ${scrollHeight} high in ${clientHeight} px`)
    }
    return found
  })
