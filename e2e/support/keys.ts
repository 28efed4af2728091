import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STOPS = 150

/** Presses Tab until the element has the focus, and sees to it that everybody can see so. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await tabInto(page, target)
  await expectVisibleFocus(target)
}

/** Presses Tab until the element has the focus; for text, where the caret shows it. */
export async function tabInto(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab')
    if (await hasFocus(target)) return
  }
  throw new Error(`${target} is not reached in ${MOST_STOPS} stops`)
}

/** The names of the next stops, in the order in which Tab comes to them. */
export async function nextStops(page: Page, count: number): Promise<readonly string[]> {
  const names: string[] = []
  while (names.length < count) {
    await page.keyboard.press('Tab')
    names.push(await page.locator(':focus').evaluate(nameOf))
  }
  return names
}

const nameOf = (element: Element): string =>
  (
    element.getAttribute('aria-label') ??
    (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined) ??
    element.textContent
  ).trim()

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement)

/** WCAG 2.4.7: a ring of at least 2 px, on the element or laid over it. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  const rings = await target.evaluate((element) =>
    [undefined, '::after'].map((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part)
      return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)
    }),
  )
  expect(Math.max(...rings), `${target} shows its focus`).toBeGreaterThanOrEqual(2)
}
