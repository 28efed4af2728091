import { test as base, expect } from '@playwright/test'
import { EhrPage } from '../pages/ehr-page.ts'
import { forgetNotes } from './database.ts'
import { resetSites } from './sandbox.ts'

type Fixtures = {
  /** The EHR in a browser of its own, nobody signed in. */
  readonly ehr: EhrPage
  /** Errors a test expects to find in the console, by a part of their text. */
  readonly expectedErrors: RegExp[]
  readonly quietConsole: undefined
}

/** Every test begins with the EHRs as they started and no note, and fails on an error in the browser’s console. */
export const test = base.extend<Fixtures>({
  ehr: async ({ page }, use) => {
    await Promise.all([resetSites(), forgetNotes()])
    await use(new EhrPage(page))
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern for what is needed.
  expectedErrors: async ({}, use) => use([]),
  quietConsole: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = []
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      context.on('weberror', (error) => errors.push(String(error.error())))
      await use(undefined)
      const surprises = errors.filter((text) => !expectedErrors.some((known) => known.test(text)))
      expect(surprises, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
