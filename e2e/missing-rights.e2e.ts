import { query } from './support/database.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')

const outcomesOfSigning = (launchId: string) =>
  query<{ result: string }>(
    `SELECT result FROM audit_event WHERE action = 'note.approve' AND launch_id = $1 AND phase = 'outcome'`,
    [launchId],
  )

test('what the EHR did not let the app read is named, and its cards say so', async ({ ehr }) => {
  await sandbox(site).smart({ grantedScopes: 'no-observations' })
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await expect(visit.at.getByText(/did not grant this app: vital signs and labs\.$/)).toBeVisible()
  for (const name of ['Vital signs', 'Labs']) {
    await expect(visit.card(name)).toContainText('Not permitted')
    await expect(visit.card(name)).not.toContainText('None recorded')
  }
  await expect(visit.card('Medications')).toContainText('furosemide')
  const asked = (await sandbox(site).requests()).filter(({ path }) => /Observation/.test(path))
  expect(asked, 'what was not granted is not asked for').toEqual([])
})

test('without the right to file, a note is written and kept, and neither page nor server files it', async ({
  ehr,
}) => {
  await sandbox(site).smart({ grantedScopes: 'no-writes' })
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await expect(
    visit.at.getByText(
      /did not grant this app: filing notes, changing filed notes, filing their labels\.$/,
    ),
  ).toBeVisible()

  await visit.begin('Progress note')
  await visit.write('Assessment and plan', 'Stable heart failure, no change.')
  await visit.ownWhatIsOpen()
  await expect(visit.at.getByText(/did not grant filing notes\. Copy the text/)).toBeVisible()
  await visit.saved()

  const dialog = await visit.review()
  await dialog.getByRole('checkbox').check()
  await visit.signInVain('did not grant this app the right to file notes')
  await expect(dialog).toBeVisible()
  expect(await sandbox(site).documentsOf(patient)).toEqual([])
  expect(await query('SELECT 1 FROM filing')).toEqual([])
  const launchId = (await visit.address()).pathname.split('/')[2] ?? ''
  expect(await outcomesOfSigning(launchId)).toEqual([{ result: 'failed' }])
})
