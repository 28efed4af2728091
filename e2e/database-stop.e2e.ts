import { query } from './support/database.ts'
import { send } from './support/http.ts'
import { expectNothingIn } from './support/no-patient.ts'
import { patientId } from './support/patients.ts'
import { freezeDatabase, kill, pidOf } from './support/processes.ts'
import { sandbox } from './support/sandbox.ts'
import { appOrigin } from './support/system.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')
const section = 'Assessment and plan'
const SAID = 'Decompensated heart failure.'

const asked = async () =>
  (await sandbox(site).requests()).filter(
    ({ path }) => path.startsWith('fhir/') && !path.includes('.well-known'),
  )

test.use({ isAlone: true })

test('while the database stands still nothing is shown or asked of the EHR, and no word is lost', async ({
  ehr,
  context,
  expectedErrors,
}) => {
  test.setTimeout(120_000)
  expectedErrors.push(/status of 503/, /Failed to load resource/)
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await visit.noteOf(SAID)
  const address = (await visit.address()).href
  const cookie =
    (await context.cookies()).flatMap(({ name, value }) =>
      name.includes('-s-') ? [`${name}=${value}`] : [],
    )[0] ?? ''
  const [filing] = await query('SELECT gen_random_uuid() AS id')
  const before = (await asked()).length

  const thaw = freezeDatabase()
  try {
    await visit.write(section, 'Written while it stood still.')
    const routes = [
      address,
      `${address}/trail`,
      `${address}/chart/patient`,
      `${address}/activity`,
      `${address}/filings/${filing?.id}`,
      `${address}/filings/${filing?.id}/text`,
      `${appOrigin}/healthz`,
    ]
    const answers = await Promise.all(routes.map((url) => send(url, { headers: { cookie } })))
    for (const [index, answer] of answers.entries()) {
      expect(answer.status, routes[index]).toBe(503)
      expectNothingIn(answer.text, [SAID])
    }
    await expect(visit.at.getByText('Not saved yet. Do not close this page.')).toBeVisible({
      timeout: 20_000,
    })
    await expect(visit.editor).toContainText('Written while it stood still.')
    expect((await asked()).length).toBe(before)
  } finally {
    thaw()
  }
  await expect(visit.at.getByText(/^Saved \d/).first()).toBeVisible({ timeout: 30_000 })
  await visit.ownWhatIsOpen()
  await visit.sign()
  await visit.filed()
  expect(await sandbox(site).documentsOf(patient)).toHaveLength(1)
})

test('the database stops for real and comes back: the page goes on by itself', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 503/)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf(SAID)
  const web = pidOf('web')
  const worker = pidOf('worker')
  // At the very moment of a save.
  let died: number | undefined
  await visit.page.route(/\/l\//, async (route) => {
    if (route.request().method() === 'POST' && died === undefined) {
      died = kill('database', 'SIGINT')
      await expect.poll(() => pidOf('database'), { intervals: [50] }).not.toBe(died)
    }
    await route.continue()
  })
  await visit.write(section, 'Written while it was away.')
  await expect(visit.at.getByText('Kept on this device, not saved yet')).toBeVisible()
  await visit.saved()
  await visit.ownWhatIsOpen()
  await visit.sign()
  await visit.filed()
  expect(await sandbox(site).documentsOf(patient)).toHaveLength(1)
  expect([pidOf('web'), pidOf('worker')]).toEqual([web, worker])
})
