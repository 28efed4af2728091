import { VisitPage } from './pages/visit-page.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')

test('a card that fails leaves the others, and is read again on request', async ({ ehr }) => {
  await sandbox(site).arm({ kind: 'status', status: 500, path: 'fhir/Condition*', times: 100 })
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  const problems = visit.card('Problems')
  await expect(problems).toContainText('Failed to read')
  await expect(problems).not.toContainText('None recorded')
  await expect(visit.card('Medications')).toContainText('furosemide')
  await expect(visit.card('Allergies')).toContainText('penicillin')
  await expect(visit.card('Vital signs')).toContainText('mmHg')

  await problems.getByRole('button', { name: 'Try again' }).click()
  await expect(problems).toContainText('Failed to read')
  await sandbox(site).disarm()
  await problems.getByRole('button', { name: /^Read Problems again/ }).click()
  await expect(problems).toContainText(/heart failure/i)
  await expect(problems).not.toContainText('Failed to read')
})

test('a card that failed after it was read keeps what it showed, and says that it is old', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  const medications = visit.card('Medications')
  await expect(medications).toContainText('furosemide')
  await sandbox(site).arm({ kind: 'status', status: 500, path: 'fhir/Medication*', times: 100 })
  await medications.getByRole('button', { name: /^Read Medications again/ }).click()
  await expect(medications).toContainText('Reading it again failed: the EHR answered with an error')
  await expect(medications).toContainText('furosemide')
})

test('a slow card holds up nothing: the page is there, and the card comes in when it is read', async ({
  ehr,
}) => {
  await sandbox(site).arm({
    kind: 'delay',
    milliseconds: 8_000,
    path: 'fhir/DocumentReference*',
    times: 1,
  })
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  const documents = visit.card('Documents')
  await expect(visit.card('Allergies')).toContainText('penicillin')
  await expect(documents).toContainText('Reading documents…')
  await visit.begin('Progress note')
  await visit.write('Assessment and plan', 'Written while a card was read.')
  await expect(documents).toContainText(/progress note/i)
  await expect(visit.editor).toContainText('Written while a card was read.')
})

test('a button that is pressed before the page’s scripts are there does its work when they are', async ({
  ehr,
}) => {
  const { page } = ehr
  const scripts = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await scripts.promise
    await route.continue()
  })
  await ehr.signIn(site)
  await page.goto(`${ehr.chart(site, patient)}/notes?app=chartside-${site}&width=full`, {
    waitUntil: 'commit',
  })
  const visit = new VisitPage(page, page.frameLocator('iframe'))
  await visit.at.getByRole('button', { name: /^Progress note/ }).click({ noWaitAfter: true })
  scripts.resolve()
  await expect(visit.editor).toBeVisible()
})

test('an EHR that reads another patient’s record into an answer: nothing of it is shown', async ({
  ehr,
}) => {
  await sandbox(site).arm({ kind: 'wrong-patient', path: 'fhir/AllergyIntolerance*', times: 100 })
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await expect(visit.card('Allergies')).toContainText('another patient’s record')
  await expect(visit.card('Allergies')).not.toContainText('penicillin')
  await expect(
    visit.at.getByRole('region', { name: 'Patient identity' }),
    'the banner does not say that there are none',
  ).toContainText('Allergies could not be read')
})
