import type { Page } from '@playwright/test'
import { VisitPage } from './pages/visit-page.ts'
import { query } from './support/database.ts'
import { launchLink } from './support/launch.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { appOrigin } from './support/system.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')

/** Every answer with a status of 500 or more, of any page of the test. */
function failuresOf(page: Page): string[] {
  const failures: string[] = []
  page.context().on('response', (response) => {
    if (response.status() >= 500) failures.push(`${response.status()} ${response.url()}`)
  })
  return failures
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Opens the launch without a session at the EHR, which then asks for user and password. */
const beginSignedOut = async (page: Page): Promise<void> => {
  await page.goto(`${appOrigin}/`)
  await page.getByRole('link', { name: /Greyfield EHR/ }).click()
  await expect(page.getByLabel('User name')).toBeVisible()
}

test('a sign-in that took longer than its state lives is refused in plain words', async ({
  ehr,
}) => {
  const { page } = ehr
  const failures = failuresOf(page)
  await beginSignedOut(page)
  await query(`UPDATE pending_launch SET expires_at = now() - interval '1 second'`)
  await ehr.enterPassword()
  await page.getByRole('button', { name: /MARCHETTI/i }).click()
  await expect(heading(page)).toHaveText('This sign-in is no longer valid')
  await expect(page.getByText('Nothing was read or saved')).toBeVisible()
  await expect(page.getByText('LAUNCH_STATE_INVALID')).toBeVisible()
  const fhir = (await sandbox(site).requests()).filter(({ path }) => path === 'auth/token')
  expect(fhir).toEqual([])

  await page.getByRole('link', { name: 'Choose an EHR' }).click()
  await expect(heading(page)).toHaveText('Open a chart')
  expect(failures).toEqual([])
})

test('a launch link works once; opened again it says so, and the first page goes on', async ({
  ehr,
  context,
}) => {
  const failures = failuresOf(ehr.page)
  await ehr.signIn(site)
  const link = await launchLink(site, patient)
  await ehr.page.goto(link)
  const visit = new VisitPage(ehr.page, ehr.page)
  await visit.opened()

  const second = await context.newPage()
  await second.goto(link)
  await expect(heading(second)).toBeVisible()
  await expect(second.getByText('Open Chartside from the chart again.')).toBeVisible()
  await expect(second.getByText('MARCHETTI')).toHaveCount(0)
  await visit.noteOf('Decompensated heart failure.')
  expect(failures).toEqual([])
})

test('back and forward during and after the sign-in lead to clear pages', async ({ ehr }) => {
  const { page } = ehr
  const failures = failuresOf(page)
  let callback = ''
  page.on('request', (request) => {
    if (request.url().includes('/callback/')) callback = request.url()
  })
  await beginSignedOut(page)
  await page.goBack()
  await expect(heading(page)).toHaveText('Open a chart')
  await page.goForward()
  await ehr.enterPassword()
  await page.getByRole('button', { name: /MARCHETTI/i }).click()
  const visit = new VisitPage(page, page)
  await visit.opened()
  const address = await visit.address()

  // The answer of the EHR, sent a second time.
  const replayed = await page.goto(callback)
  expect(replayed?.status()).toBeLessThan(500)
  await expect(heading(page)).toHaveText('This sign-in is no longer valid')

  await page.goto(address.href)
  await visit.opened()
  await page.goBack()
  await expect(heading(page)).toHaveText('This sign-in is no longer valid')
  // Where it leads is looked at below; how often the browser loads on the way is its own affair.
  await page.goForward({ waitUntil: 'commit' })
  await visit.opened()
  expect(failures).toEqual([])
})

for (const hours of [-2, 2]) {
  test(`a computer whose clock is ${hours} h off opens the chart and files the note`, async ({
    ehr,
  }) => {
    await ehr.page.clock.install({ time: Date.now() + hours * 3_600_000 })
    await ehr.signIn(site)
    const visit = await ehr.openBeside(site, patient)
    await visit.noteOf('Decompensated heart failure.')
    await visit.sign()
    await visit.filed()
    expect(await sandbox(site).documentsOf(patient)).toHaveLength(1)
  })
}
