import type { Page } from '@playwright/test'
import type { EhrPage } from '../pages/ehr-page.ts'
import { type Scenes, show, sizes } from '../scenes/scene.ts'
import { violationsOf } from './axe.ts'
import { cut, spaceText } from './reflow.ts'
import { expect } from './test.ts'

const [widest, , , narrowest] = sizes
/** 1280 px at 200 %. */
const ZOOMED = { width: 640, height: 400 } as const

// Colours do not change with the width, and only they change with the theme: what is shown widest
// and what is shown narrowest is everything. All else is looked at in every width.
const inLight = sizes.map((size) => {
  const isOuter = size === widest || size === narrowest
  return { size, theme: 'light', look: isOuter ? 'everything' : 'all but colours' } as const
})
const inDark = [narrowest, widest].map(
  (size) => ({ size, theme: 'dark', look: 'colours' }) as const,
)

/** What the tests of whole pages need of the browser. */
export const forPages = {
  // axe and the spaced text bring styles of their own.
  bypassCSP: true,
  // The pages that are missing or ended say so to the browser as well.
  expectedErrors: [/the server responded with a status of 40[134]/],
}

/**
 * Every scene, loaded once: WCAG 2.2 AA by axe in every width, light and dark; nothing scrolled
 * sideways or cut at 320 px, at 200 % and with text spaced; nothing moving for those who ask for that.
 */
export async function expectForEveryone(scenes: Scenes, ehr: EhrPage): Promise<void> {
  const { page } = ehr
  for await (const scene of scenes(ehr)) {
    for (const { size, theme, look } of [...inLight, ...inDark]) {
      await show(page, size, theme)
      const violations = await violationsOf(page, look)
      expect.soft(violations, `${scene}, ${size.width} ${theme}`).toEqual([])
    }
    await expectReflow(page, scene)
    await show(page, widest, 'light')
    const moving = await page.evaluate(() => document.getAnimations().length)
    expect.soft(moving, `${scene}, moving`).toBe(0)
  }
}

async function expectReflow(page: Page, scene: string): Promise<void> {
  for (const size of [ZOOMED, narrowest]) {
    await show(page, size, 'light')
    expect.soft(await cut(page), `${scene} at ${size.width}`).toEqual([])
  }
  const takeBack = await spaceText(page)
  await show(page, narrowest, 'light')
  expect.soft(await cut(page), `${scene}, text spaced`).toEqual([])
  await takeBack()
}
