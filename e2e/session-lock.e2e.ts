import type { Page } from '@playwright/test'
import { query } from './support/database.ts'
import { send } from './support/http.ts'
import { expectNothingIn, expectNothingOf } from './support/no-patient.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')
const section = 'Assessment and plan'
const SAID = 'Decompensated heart failure.'

// The browser keeps left pages as it does for people; under test it would not.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    { scope: 'worker' },
  ],
})

/** The cookie of the launch as this browser holds it. */
async function sessionCookie(page: Page): Promise<string> {
  const held = await page.context().cookies()
  return (
    held.flatMap(({ name, value }) => (name.includes('-s-') ? [`${name}=${value}`] : []))[0] ?? ''
  )
}

test('a page nobody uses warns, stays when told to, locks, and opens again with the draft', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  await ehr.page.clock.install()
  const visit = await ehr.openBeside(site, patient)
  await visit.noteOf(SAID)
  const address = (await visit.address()).href
  const cookie = await sessionCookie(ehr.page)
  expect((await send(address, { headers: { cookie } })).status).toBe(200)

  const warning = visit.at.getByRole('region', { name: 'Session' })
  await ehr.page.clock.fastForward('08:50')
  await expect(warning).toHaveCount(0)
  await ehr.page.clock.runFor(15_000)
  await expect(warning).toContainText(/Locks in \d+ s/)
  await expect(
    visit.at.getByText('This page locks in 60 seconds. Press any key to stay.'),
  ).toBeAttached()
  const told = ehr.page.waitForResponse(/\/stay$/)
  // As assistive technology presses it: a hand on mouse or keyboard is use enough by itself.
  await warning.getByRole('button', { name: 'Stay' }).dispatchEvent('click')
  expect((await told).status()).toBe(204)
  await expect(warning).toHaveCount(0)

  await visit.write(section, 'Words of the last second.')
  await ehr.page.clock.fastForward('10:01')
  await expect(visit.at.getByText(/^Locked .+, after 10 minutes without input$/)).toBeVisible()
  await expect(visit.at.getByText('R. M.', { exact: true })).toBeVisible()
  await expectNothingOf(ehr.page, [SAID, 'Words of'])
  const refused = await send(address, { headers: { cookie } })
  expect(refused.status).toBe(401)
  expectNothingIn(refused.text, [SAID, 'Words of'])

  await visit.signInAgain(/MARCHETTI/i)
  await expect(visit.editor).toContainText(SAID)
  await expect(visit.editor).toContainText('Words of the last second.')
})

test('Lock now empties the page, and nothing that the browser kept brings the patient back', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 401/)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf(SAID)
  const address = (await visit.address()).href
  await visit.write(section, 'Words of the last second.')
  await visit.leave('Lock now')
  await expect(visit.at.getByText(/^Locked \d/)).toBeVisible()
  await expectNothingOf(ehr.page, [SAID, 'Words of'])

  await ehr.page.goto(ehr.chart(site, patient))
  await ehr.page.goBack()
  await expect(visit.at.getByText(/^Locked/)).toBeVisible()
  await expectNothingOf(ehr.page, [SAID])
  const answer = await ehr.page.goto(address)
  expect(answer?.status()).toBe(401)
  await expectNothingOf(ehr.page, [SAID])

  await visit.signInAgain(/MARCHETTI/i)
  await expect(visit.editor).toContainText('Words of the last second.')
})

test('a page that was left open shows nothing when one goes back to it after the lock', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 401/)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf(SAID)
  await ehr.page.goto(ehr.chart(site, patient))
  await query(`UPDATE launch SET last_used_at = now() - interval '11 minutes'`)
  await ehr.page.goBack()
  await expect(visit.at.getByRole('heading', { name: 'Your draft is kept' })).toBeVisible()
  await expectNothingOf(ehr.page, [SAID])
})

test('a session that is ended is over for its cookie, and the EHR has its tokens back', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await visit.noteOf(SAID)
  const address = (await visit.address()).href
  const cookie = await sessionCookie(ehr.page)
  await visit.leave('End session')
  await expect(visit.at.getByText(/^Session ended \d/)).toBeVisible()
  await expectNothingOf(ehr.page, [SAID])

  // The page is covered first; then it tells the server.
  const ask = () => send(address, { headers: { cookie } })
  await expect.poll(async () => (await ask()).status).toBe(401)
  expectNothingIn((await ask()).text, [SAID])
  for (const route of ['chart/patient', 'activity', 'trail']) {
    expect((await send(`${address}/${route}`, { headers: { cookie } })).status).toBe(401)
  }
  const requests = await sandbox(site).requests()
  const revocations = requests.filter(({ path }) => path === 'auth/revoke')
  expect(revocations.map(({ status }) => status)).toEqual([200])

  const again = await ehr.openBeside(site, patient)
  await expect(again.editor).toContainText(SAID)
})

test('a session at its limit says so ahead, ends, and keeps the draft', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 401/)
  await ehr.signIn(site)
  await ehr.page.clock.install()
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf(SAID)
  await query(`UPDATE launch SET ends_at = now() + interval '9 minutes'`)
  await ehr.page.reload()
  await visit.opened()
  const warning = visit.at.getByRole('region', { name: 'Session' })
  await expect(warning).toContainText(/The session ends at \d/)
  await warning.getByRole('button', { name: 'Understood' }).click()
  await expect(warning).toHaveCount(0)

  await visit.write(section, 'Words of the last second.')
  await query('UPDATE launch SET ends_at = now()')
  await ehr.page.clock.fastForward('09:01')
  await expect(visit.at.getByText(/^Session ended .+, at its time limit$/)).toBeVisible()
  await expectNothingOf(ehr.page, [SAID, 'Words of'])
  const answer = await ehr.page.reload()
  expect(answer?.status()).toBe(401)
  await expectNothingOf(ehr.page, [SAID, 'Words of'])

  const again = await ehr.openAlone(site, patient)
  await expect(again.editor).toContainText('Words of the last second.')
})

test('a session that the server locked takes the last words and gives nothing more', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 401/)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf(SAID)
  await query(`UPDATE launch SET last_used_at = now() - interval '11 minutes'`)
  await visit.write(section, 'Words after the lock.')
  await visit.at.getByRole('button', { name: /^Read the chart again/ }).click()
  await expect(visit.at.getByText('Locked', { exact: true })).toBeVisible()
  await expectNothingOf(ehr.page, [SAID, 'Words after'])
  const kept = await ehr.page.evaluate(() => JSON.stringify(localStorage))
  expect(kept).not.toContain('Words after')

  await visit.signInAgain(/MARCHETTI/i)
  await expect(visit.editor).toContainText('Words after the lock.')
})
