import type { Page } from '@playwright/test'
import { VisitPage } from './pages/visit-page.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

/** From the landing page to the EHR's sign-in. */
async function chooseEhr(page: Page, name: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: `Sign in through ${name}` }).click()
  await expect(page.getByRole('heading', { name: 'Sign in for Chartside' })).toBeVisible()
}

test('without an EHR’s chart: choose the EHR, sign in there, choose the patient, write and file', async ({
  ehr,
}) => {
  const { page } = ehr
  await chooseEhr(page, 'Millbrook Regional (sandbox)')
  await ehr.enterPassword()
  await page.getByRole('button', { name: /LOPEZ, MARIAH/ }).click()

  const visit = new VisitPage(page, page)
  await visit.opened()
  await expect(visit.patient).toContainText('LOPEZ, Mariah Elena')
  await expect(page.getByRole('region', { name: 'Patient identity' })).toContainText('4480371')
  await expect(visit.card('Problems')).toContainText(/asthma/i)

  await visit.begin('Progress note')
  await visit.write('Assessment and plan', 'Sore throat, no antibiotic.')
  await visit.ownWhatIsOpen()
  await visit.sign()
  const recordId = await visit.filed()
  const documents = await sandbox('millbrook').documentsOf(patientId('millbrook', 'lopez-mariah'))
  expect(documents.map(({ id }) => id)).toEqual([recordId])
  expect(await sandbox('millbrook').documentsOf(patientId('millbrook', 'lopez-maria'))).toEqual([])
})

test('who cancels at the EHR, or is denied there, reads so and can choose again', async ({
  ehr,
}) => {
  const { page } = ehr
  await chooseEhr(page, 'Eastvale Health (sandbox)')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expectDenied(page)

  await page.getByRole('link', { name: 'Choose an EHR' }).click()
  await chooseEhr(page, 'Eastvale Health (sandbox)')
  await ehr.enterPassword()
  await expect(page.getByRole('heading', { name: 'Choose a patient' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expectDenied(page)

  await sandbox('greyfield').smart({ authorize: 'deny' })
  await page.goto('/')
  await page.getByRole('link', { name: 'Sign in through Greyfield EHR (sandbox)' }).click()
  await expectDenied(page)
})

async function expectDenied(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'The EHR did not allow it' })).toBeVisible()
  await expect(page.getByText('code LAUNCH_DENIED')).toBeVisible()
  await expect(page.getByText('Nothing was read or saved')).toBeVisible()
  expect(page.url()).not.toContain('state=')
}
