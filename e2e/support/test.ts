import { type BrowserContext, test as base, expect } from '@playwright/test'
import { EhrPage } from '../pages/ehr-page.ts'
import { browserWith } from './browser.ts'
import { forgetNotes } from './database.ts'
import { resetSites } from './sandbox.ts'
import { takeTurn } from './take-turn.ts'

type Fixtures = {
  /** The EHR in a browser of its own, nobody signed in. */
  readonly ehr: EhrPage
  /** The EHR in a browser with other preferences (support/browser.ts). */
  readonly ehrWith: (preferences: object) => Promise<EhrPage>
  /** Errors a test expects to find in the console, by a part of their text. */
  readonly expectedErrors: RegExp[]
  /** Processes are killed, so nobody else may look at pages. */
  readonly isAlone: boolean
  readonly consoleErrors: string[]
  readonly freshSystem: undefined
  readonly quietConsole: undefined
  readonly turn: undefined
}

function collectErrors(context: BrowserContext, errors: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => errors.push(String(error.error())))
}

/** Every test begins with the EHRs as they started and no note, and fails on an error in the browser’s console. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern for what is needed.
  freshSystem: async ({}, use) => {
    await Promise.all([resetSites(), forgetNotes()])
    await use(undefined)
  },
  ehr: async ({ page, freshSystem: _ }, use) => use(new EhrPage(page)),
  ehrWith: async ({ launchOptions, consoleErrors, freshSystem: _ }, use) => {
    const close: (() => Promise<void>)[] = []
    await use(async (preferences) => {
      const browser = await browserWith(preferences, launchOptions)
      close.push(browser.close)
      collectErrors(browser.context, consoleErrors)
      return new EhrPage(await browser.context.newPage())
    })
    for (const one of close) await one()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern for what is needed.
  expectedErrors: async ({}, use) => use([]),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern for what is needed.
  consoleErrors: async ({}, use) => use([]),
  isAlone: [false, { option: true }],
  turn: [
    async ({ isAlone }, use) => {
      const giveBack = isAlone ? await takeTurn() : undefined
      await use(undefined)
      giveBack?.()
    },
    { auto: true, timeout: 300_000 },
  ],
  quietConsole: [
    async ({ context, consoleErrors, expectedErrors }, use) => {
      collectErrors(context, consoleErrors)
      await use(undefined)
      const surprises = consoleErrors.filter(
        (text) => !expectedErrors.some((known) => known.test(text)),
      )
      expect(surprises, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
