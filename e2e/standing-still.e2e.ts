import type { Page } from '@playwright/test'
import { patientId } from './support/patients.ts'
import { expect, test } from './support/test.ts'

declare global {
  var seenAt: number[]
}

/** Notes in every frame how far down the button stands, from its first sight on. */
const watchButton = (page: Page, name: string) =>
  page.addInitScript((label) => {
    globalThis.seenAt = []
    const look = () => {
      const button = document.querySelector(`button[aria-label="${label}"]`)
      if (button) globalThis.seenAt.push(button.getBoundingClientRect().top)
      requestAnimationFrame(look)
    }
    look()
  }, name)

test('what is drawn of a signed note does not move under the hand while the page comes to life', async ({
  ehr,
}) => {
  const site = 'greyfield'
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patientId(site, 'marchetti'))
  await visit.begin('Progress note')
  await visit.write('Assessment and plan', 'Decompensated heart failure.')
  await visit.saved()
  await visit.sign()
  await visit.filed()

  await watchButton(visit.page, 'Print')
  await visit.page.reload()
  await expect(visit.at.getByRole('button', { name: 'Add addendum' })).toBeEnabled()
  const seenAt = await visit.page.evaluate(() => globalThis.seenAt)
  expect(Math.max(...seenAt) - Math.min(...seenAt)).toBeLessThan(1)
})
