import type { Page } from '@playwright/test'
import { galleryScenes } from './scenes/gallery-scenes.ts'
import { launchScenes } from './scenes/launch-scenes.ts'
import { show, sizes } from './scenes/scene.ts'
import { expect, test } from './support/test.ts'

const [widest] = sizes
const NARROW = { width: 320, height: 640 } as const
/** 1280 px at 200 %. */
const ZOOMED = { width: 640, height: 400 } as const

const screens = { launch: launchScenes, ...galleryScenes }

test.use({
  // The text is spaced by a style of this test.
  bypassCSP: true,
  trace: 'off',
  expectedErrors: [/the server responded with a status of 40[14]/],
})

for (const [screen, scenes] of Object.entries(screens)) {
  test(`${screen}: nothing is scrolled sideways or cut, at 320 px, at 200 %, with text spaced`, async ({
    ehr,
  }) => {
    test.setTimeout(180_000)
    const { page } = ehr
    for await (const scene of scenes(ehr)) {
      for (const size of [ZOOMED, NARROW]) {
        await show(page, size, 'light')
        expect.soft(await cut(page), `${scene} at ${size.width}`).toEqual([])
      }
      const style = await page.addStyleTag({ content: SPACED })
      await show(page, NARROW, 'light')
      expect.soft(await cut(page), `${scene}, text spaced`).toEqual([])
      await style.evaluate((element) => (element as Element).remove())
      await show(page, widest, 'light')
    }
  })
}

test('nothing moves for those who asked for that', async ({ ehr }) => {
  const { page } = ehr
  for await (const _ of galleryScenes.chart(ehr)) {
    await show(page, widest, 'light')
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  }
})

test('forced colours keep rules, shapes and the ring of the focus', async ({ ehr }) => {
  const { page } = ehr
  await page.emulateMedia({ forcedColors: 'active' })
  for await (const scene of galleryScenes.note(ehr)) {
    if (scene !== 'note-draft') continue
    const conflict = page.locator('[data-status="conflict"] .border-crit').first()
    await expect(conflict).toBeVisible()
    expect(await conflict.evaluate((at) => getComputedStyle(at).borderLeftWidth)).toBe('3px')
    await page.keyboard.press('Tab')
    const ring = await page.locator(':focus').evaluate((at) => getComputedStyle(at).outlineStyle)
    expect(ring).not.toBe('none')
    break
  }
})

/** The spacing that a reader may set, WCAG 1.4.12. */
const SPACED = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }`

/**
 * What cannot be read without scrolling sideways: the page itself, and text that is clipped by an
 * element that does not scroll. Tables may scroll inside themselves.
 */
const cut = (page: Page): Promise<readonly string[]> =>
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
