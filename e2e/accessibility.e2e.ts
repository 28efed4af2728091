import { galleryScenes } from './scenes/gallery-scenes.ts'
import { launchScenes } from './scenes/launch-scenes.ts'
import { type Scenes, show, sizes } from './scenes/scene.ts'
import { visitScenes } from './scenes/visit-scenes.ts'
import { violationsOf } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const [widest, , , narrowest] = sizes

// Colours do not change with the width, and only they change with the theme: what is shown widest
// and what is shown narrowest is everything. All else is looked at in every width.
const inLight = sizes.map((size) => {
  const isOuter = size === widest || size === narrowest
  return { size, theme: 'light', look: isOuter ? 'everything' : 'all but colours' } as const
})
const inDark = [narrowest, widest].map(
  (size) => ({ size, theme: 'dark', look: 'colours' }) as const,
)

const screens = {
  'every page before and instead of a chart': launchScenes,
  'a visit from the first sight of the chart to its trail': visitScenes,
  'the note in every state': galleryScenes.note,
  'the chart in every state': galleryScenes.chart,
  'signing, filing and the trail in every state': galleryScenes.filing,
} satisfies Record<string, Scenes>

test.use({
  // axe tries styles of its own on the page.
  bypassCSP: true,
  // Every one of them would keep the page before and after.
  trace: 'off',
  // The pages that are missing or ended say so to the browser as well.
  expectedErrors: [/the server responded with a status of 40[14]/],
})

for (const [what, scenes] of Object.entries(screens)) {
  test(`${what} meets WCAG 2.2 AA at every width, in light and dark`, async ({ ehr }) => {
    test.setTimeout(480_000)
    const { page } = ehr
    for await (const scene of scenes(ehr)) {
      for (const { size, theme, look } of [...inLight, ...inDark]) {
        await show(page, size, theme)
        const violations = await violationsOf(page, look)
        expect.soft(violations, `${scene}, ${size.width} ${theme}`).toEqual([])
      }
      await show(page, widest, 'light')
    }
  })
}
