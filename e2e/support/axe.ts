import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type RunOptions = Parameters<AxeBuilder['options']>[0]

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type Look = 'everything' | 'all but colours' | 'colours'

const looks: Readonly<Record<Look, RunOptions>> = {
  everything: {},
  'all but colours': { rules: { 'color-contrast': { enabled: false } } },
  colours: { runOnly: { type: 'rule', values: ['color-contrast'] } },
}

/** What axe finds against WCAG 2.2 AA on the page, one line each: rule, element, why. */
export async function violationsOf(page: Page, look: Look): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // The other mode opens a page of its own for each result; it is for frames of other origins.
    .setLegacyMode()
    .options({
      runOnly: { type: 'tag', values: WCAG_2_2_AA },
      resultTypes: ['violations'],
      ...looks[look],
    })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}
