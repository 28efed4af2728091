import type { Page } from '@playwright/test'
import { attackMark, hostilePatient } from './support/hostile-patient.ts'
import { sandbox } from './support/sandbox.ts'
import { ehrOrigin } from './support/system.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'
const { id } = hostilePatient

/** Nothing of the data became an element, in any frame, and nothing of it ran. */
async function expectInert(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const seen = await frame.evaluate(() => ({
      ran: Reflect.get(window, 'ran'),
      elements: document.querySelectorAll('img[src="x"], [onerror], [onload]').length,
    }))
    expect(seen, frame.url()).toEqual({ ran: undefined, elements: 0 })
  }
}

test('markup in a chart is text in Chartside: in every card, in the note, in what is filed', async ({
  ehr,
}) => {
  await sandbox(site).store(hostilePatient.resources())
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, id)
  await expect(visit.patient).toContainText(attackMark, { ignoreCase: true })
  for (const name of ['Allergies', 'Problems', 'Medications', 'Labs', 'Documents']) {
    await expect(visit.card(name)).toContainText(attackMark, { ignoreCase: true })
  }
  await expectInert(ehr.page)

  await visit.begin('Progress note')
  await visit.write('Assessment and plan', `${attackMark}"window.ran='typed'">`)
  await visit
    .card('Problems')
    .getByRole('button', { name: /^Insert into the note/ })
    .first()
    .click()
  await visit.ownWhatIsOpen()
  const dialog = await visit.review()
  await expect(dialog).toContainText("window.ran='typed'")
  await expectInert(ehr.page)
  await dialog.getByRole('checkbox').check()
  await visit.signAndFile()
  const recordId = await visit.filed()
  expect(await sandbox(site).documentText(recordId)).toContain("window.ran='typed'")
  await expectInert(ehr.page)
})

test('markup in a chart is text in the sandbox’s own screens too', async ({ ehr }) => {
  await sandbox(site).store(hostilePatient.resources())
  await ehr.signIn(site)
  const { page } = ehr
  const chart = ehr.chart(site, id)
  const screens = [
    `${ehrOrigin}/${site}/ehr/patients`,
    `${ehrOrigin}/${site}/control`,
    ...['summary', 'notes', 'results', 'meds', 'visits', 'app'].map((tab) => `${chart}/${tab}`),
  ]
  for (const screen of screens) {
    await page.goto(screen)
    await expectInert(page)
  }
  await page.goto(`${chart}/notes`)
  await page.getByRole('region', { name: 'Notes for this patient' }).getByRole('link').click()
  await expect(page.getByText("window.ran='note'").first()).toBeVisible()
  await expectInert(page)
})
