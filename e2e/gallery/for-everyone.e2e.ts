import { EhrPage } from '../pages/ehr-page.ts'
import { galleryScenes } from '../scenes/gallery-scenes.ts'
import { expectForEveryone, forPages } from '../support/for-everyone.ts'
import { inTurns } from '../support/take-turn.ts'
import { expect, test } from '../support/test.ts'

const screens = {
  'the note': galleryScenes.note,
  'the chart': galleryScenes.chart,
  recording: galleryScenes.capture,
  'signing, filing and the trail': galleryScenes.filing,
}

test.use(forPages)

for (const [what, scenes] of Object.entries(screens)) {
  test(`${what} in every state: WCAG 2.2 AA at every width, in light and dark, nothing cut, nothing moving`, async ({
    page,
  }) => {
    test.setTimeout(900_000)
    await expectForEveryone(inTurns(scenes), new EhrPage(page))
  })
}

test('forced colours keep rules, shapes and the ring of the focus', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  for await (const scene of inTurns(galleryScenes.note)(new EhrPage(page))) {
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
