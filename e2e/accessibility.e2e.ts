import { galleryScenes } from './scenes/gallery-scenes.ts'
import { launchScenes } from './scenes/launch-scenes.ts'
import { type Scenes, show, sizes } from './scenes/scene.ts'
import { visitScenes } from './scenes/visit-scenes.ts'
import { violationsOf } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const [widest] = sizes
const narrowest = sizes[3]

// Only colours differ between the themes, and they do not change with the width: what is shown
// narrow and what is shown wide is everything.
const RULES_OF_COLOUR = ['color-contrast']

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
      for (const size of sizes) {
        await show(page, size, 'light')
        expect.soft(await violationsOf(page), `${scene}, ${size.width} light`).toEqual([])
      }
      for (const size of [narrowest, widest]) {
        await show(page, size, 'dark')
        const dark = await violationsOf(page, RULES_OF_COLOUR)
        expect.soft(dark, `${scene}, ${size.width} dark`).toEqual([])
      }
      await show(page, widest, 'light')
    }
  })
}
