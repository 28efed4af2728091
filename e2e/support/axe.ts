import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type RunOptions = Parameters<AxeBuilder['options']>[0]
type Results = Awaited<ReturnType<AxeBuilder['analyze']>>

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type Look = 'everything' | 'all but colours' | 'colours'

const looks: Readonly<Record<Look, RunOptions>> = {
  everything: {},
  'all but colours': { rules: { 'color-contrast': { enabled: false } } },
  colours: { runOnly: { type: 'rule', values: ['color-contrast'] } },
}

/** What axe finds against WCAG 2.2 AA on the page, one line each: rule, element, why. */
export async function violationsOf(page: Page, look: Look): Promise<readonly string[]> {
  const options: RunOptions = {
    runOnly: { type: 'tag', values: WCAG_2_2_AA },
    resultTypes: ['violations'],
    ...looks[look],
  }
  const { violations } = (await hasAxe(page))
    ? await runAgain(page, options)
    : // The other mode opens a page of its own for each result; it is for frames of other origins.
      await new AxeBuilder({ page }).setLegacyMode().options(options).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

/** Whether an earlier look has brought axe, half a megabyte, into every frame. */
async function hasAxe(page: Page): Promise<boolean> {
  const frames = page.frames().map((frame) => frame.evaluate(() => 'axe' in globalThis))
  return (await Promise.all(frames)).every(Boolean)
}

/** What AxeBuilder does in that mode once axe is there. */
const runAgain = (page: Page, options: RunOptions): Promise<Results> =>
  page.evaluate((given) => Reflect.get(globalThis, 'axe').run(document, given), options)
