import type { VisitPage } from './pages/visit-page.ts'
import { query } from './support/database.ts'
import { expectNothingOf } from './support/no-patient.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')
const ehrSide = sandbox(site)

const refreshes = async () =>
  (await ehrSide.requests()).filter(({ path, status }) => path === 'auth/token' && status === 200)

async function readChartAgain(visit: VisitPage): Promise<void> {
  await visit.at.getByRole('button', { name: /^Read the chart again/ }).click()
}

test('an access token that expires during the visit is renewed, and nobody notices', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await visit.noteOf('Decompensated heart failure.')
  const before = (await refreshes()).length

  await ehrSide.expireTokens()
  await readChartAgain(visit)
  await expect.poll(async () => (await refreshes()).length).toBe(before + 1)
  await expect(visit.card('Vital signs')).toContainText('mmHg')

  await ehrSide.expireTokens()
  await visit.sign()
  const recordId = await visit.filed()
  expect((await ehrSide.documentsOf(patient)).map(({ id }) => id)).toEqual([recordId])
})

test('a whole visit on tokens that live five seconds', async ({ ehr }) => {
  await ehrSide.smart({ accessLifetime: '5s' })
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await expect(visit.card('Vital signs')).toContainText('mmHg')
  await visit.noteOf('Decompensated heart failure.')
  await visit.sign()
  const recordId = await visit.filed()
  await readChartAgain(visit)
  await expect(visit.card('Allergies')).toContainText('penicillin')
  expect((await ehrSide.documentsOf(patient)).map(({ id }) => id)).toEqual([recordId])
})

test('a session that the EHR takes back is covered, and the last words come back', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 401/)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf('Decompensated heart failure.')
  await ehrSide.revokeTokens()

  // Words that no save has taken when the next read of the chart tells the page.
  await visit.write('Assessment and plan', 'Diuresis is stepped up.')
  await readChartAgain(visit)
  await expect(visit.at.getByText('Session ended')).toBeVisible()
  await expect(visit.at.getByText('R. M.', { exact: true })).toBeVisible()
  await expectNothingOf(ehr.page, ['Decompensated', 'Diuresis'])
  const [launch] = await query(
    'SELECT ended_why, sealed_tokens FROM launch ORDER BY opened_at DESC',
  )
  expect(launch).toEqual({ ended_why: 'ehr', sealed_tokens: null })

  const again = await ehr.openAlone(site, patient)
  await expect(again.editor).toContainText('Decompensated heart failure.')
  await expect(again.editor).toContainText('Diuresis is stepped up.')
  await again.saved()
  await again.ownWhatIsOpen()
  await again.sign()
  const recordId = await again.filed()
  expect(await ehrSide.documentText(recordId)).toContain('Diuresis is stepped up.')
})

test('a note signed on a session that the EHR took back waits, and is sent after the next sign-in', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 401/)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf('Decompensated heart failure.')
  const dialog = await visit.review()
  await dialog.getByRole('checkbox').check()
  await ehrSide.revokeTokens()
  await visit.signAndFile()
  await expect(visit.filing.or(visit.at.getByText('Session ended')).first()).toBeVisible()
  await expect
    .poll(async () => (await query('SELECT state, error_code FROM filing'))[0])
    .toEqual({ state: 'needs-user', error_code: 'SESSION_ENDED' })

  const again = await ehr.openAlone(site, patient)
  const recordId = await again.filed()
  expect((await ehrSide.documentsOf(patient)).map(({ id }) => id)).toEqual([recordId])
})
