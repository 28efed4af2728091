import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type LaunchOptions } from '@playwright/test'
import { appOrigin, ehrOrigin } from './system.ts'

const ALLOWED = 0
const BLOCKED = 2

/** How a browser treats cookies, as its own preferences say it. */
export const cookies = {
  /** What Chromium was before it blocked third parties. */
  thirdPartyAllowed: { profile: { cookie_controls_mode: ALLOWED } },
  blockedInTheFrame: blocked(`${appOrigin},${ehrOrigin}`),
  blockedForTheApp: blocked(`${appOrigin},*`),
} as const

/** @param places `origin,embedder` */
function blocked(places: string): object {
  const cookies = { [places]: { setting: BLOCKED } }
  return { profile: { content_settings: { exceptions: { cookies } } } }
}

export type OwnBrowser = { readonly context: BrowserContext; readonly close: () => Promise<void> }

/** A browser of its own, with preferences that Playwright cannot set once it runs. */
export async function browserWith(
  preferences: object,
  options: LaunchOptions,
): Promise<OwnBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'chartside-browser-'))
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  const context = await chromium.launchPersistentContext(profile, options)
  return {
    context,
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
