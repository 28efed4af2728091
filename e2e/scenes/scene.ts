import type { Page } from '@playwright/test'
import type { EhrPage } from '../pages/ehr-page.ts'

/**
 * Brings the EHR's page into one state after the other and says what it shows, `screen-state`: what
 * is listed here is photographed and checked in every size and theme at once. Whoever looks may
 * resize the page, and gives it back at the first size.
 */
export type Scenes = (ehr: EhrPage) => AsyncGenerator<string, void>

type Size = { readonly width: number; readonly height: number }

/** The narrow panels that EHRs give, half a screen, a whole one. */
export const sizes = [
  { width: 1280, height: 800 },
  { width: 720, height: 800 },
  { width: 400, height: 760 },
  { width: 320, height: 640 },
] as const satisfies readonly Size[]

export const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

/** Shows the scene in another size or theme, without loading it again. */
export async function show(page: Page, size: Size, theme: Theme): Promise<void> {
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  // What follows the size by observers has done so one frame later.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
}
