import { EhrPage } from './pages/ehr-page.ts'
import type { VisitPage } from './pages/visit-page.ts'
import { query } from './support/database.ts'
import { send } from './support/http.ts'
import { patientId } from './support/patients.ts'
import { kill, pidOf } from './support/processes.ts'
import { sandbox } from './support/sandbox.ts'
import { appOrigin } from './support/system.ts'
import { expect, test } from './support/test.ts'
import { leasesAreOver } from './support/time-passes.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')
const ehrSide = sandbox(site)
const section = 'Assessment and plan'

const conflictIn = (visit: VisitPage) =>
  visit.at.getByRole('region', { name: 'This note was changed elsewhere' })

test.use({ isAlone: true })

test('a draft comes back after a reload and after its tab was closed, in a frame and in a window', async ({
  ehr,
  context,
}) => {
  await ehr.signIn(site)
  const framed = await ehr.openBeside(site, patient)
  await framed.noteOf('Decompensated heart failure.')
  await ehr.page.reload()
  await framed.opened()
  await expect(framed.editor).toContainText('Decompensated heart failure.')
  await framed.write(section, 'Diuresis is stepped up.')
  await framed.saved()
  await ehr.page.close()

  const alone = await new EhrPage(await context.newPage()).openAlone(site, patient)
  await expect(alone.editor).toContainText('Diuresis is stepped up.')

  // Whoever leaves at once is asked, and the words are saved while the question stands.
  const before = await savedVersion()
  alone.page.on('dialog', async (dialog) => {
    expect(dialog.type()).toBe('beforeunload')
    await expect.poll(savedVersion).toBeGreaterThan(before)
    await dialog.accept()
  })
  await alone.write(section, 'Weight every morning.')
  await alone.page.reload()
  await alone.opened()
  await expect(alone.editor).toContainText('Weight every morning.')
})

const savedVersion = async (): Promise<number> =>
  (await query<{ version: number }>('SELECT version FROM note'))[0]?.version ?? 0

test('two tabs with one note: both texts are shown, and whichever is chosen is whole', async ({
  ehr,
  context,
}) => {
  await ehr.signIn(site)
  const first = await ehr.openAlone(site, patient)
  await first.noteOf('Decompensated heart failure.')
  const second = await new EhrPage(await context.newPage()).openAlone(site, patient)
  await expect(second.editor).toContainText('Decompensated heart failure.')

  await first.write(section, 'Written in the first tab.')
  await first.saved()
  await second.write(section, 'Written in the second tab.')
  const conflict = conflictIn(second)
  await expect(conflict).toContainText('Only in the other version: Written in the first tab.')
  await expect(conflict).toContainText('Only in yours: Written in the second tab.')
  await expect(second.at.getByText('Changed elsewhere', { exact: true })).toBeVisible()

  // Typing on is still mine, and nothing goes over the other version meanwhile.
  await second.write(section, 'And one more.')
  await expect(conflict).toContainText('Only in yours: And one more.')
  await conflict.getByRole('button', { name: 'Keep mine' }).click()
  await second.saved()
  await second.page.reload()
  await second.opened()
  await expect(second.editor).toContainText('And one more.')
  await expect(second.editor).not.toContainText('Written in the first tab.')

  // The first tab learns of it with its next words, and takes the other text.
  await first.write(section, 'Late words of the first tab.')
  await expect(conflictIn(first)).toContainText('Only in the other version: And one more.')
  await conflictIn(first).getByRole('button', { name: 'Take the other' }).click()
  await first.saved()
  await expect(first.editor).toContainText('And one more.')
  await expect(first.editor).not.toContainText('Late words')
})

test('the web process dies while one types: the words stay, and are saved when it is back', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/Failed to load resource/, /Failed to fetch/)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf('Decompensated heart failure.')

  // At the very moment of a save.
  let died: number | undefined
  await visit.page.route(/\/l\//, async (route) => {
    if (route.request().method() === 'POST') died ??= kill('web')
    await route.continue()
  })
  await visit.write(section, 'Diuresis is stepped up.')
  await expect(visit.at.getByText('Kept on this device, not saved yet')).toBeVisible()
  await expect.poll(() => pidOf('web'), { timeout: 20_000 }).not.toBe(died)
  await expect.poll(() => answersHealthy(), { timeout: 30_000 }).toBe(true)
  await expect(visit.at.getByText(/^Saved/).first()).toBeVisible({ timeout: 30_000 })
  await visit.page.reload()
  await visit.opened()
  await expect(visit.editor).toContainText('Diuresis is stepped up.')
})

test('the web process dies at the signature: pressed again, the note is signed and filed once', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/Failed to load resource/, /Failed to fetch/)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf('Decompensated heart failure.')
  const dialog = await visit.review()
  await dialog.getByRole('checkbox').check()
  let died: number | undefined
  await visit.page.route(/\/l\//, async (route) => {
    if (route.request().method() === 'POST') died ??= kill('web')
    await route.continue()
  })
  await visit.signInVain('Press again: what was signed already is not signed twice.')
  expect(died).toBeDefined()
  await expect.poll(() => answersHealthy(), { timeout: 20_000 }).toBe(true)
  await visit.signAndFile()
  const recordId = await visit.filed()
  expect((await ehrSide.documentsOf(patient)).map(({ id }) => id)).toEqual([recordId])
})

const answersHealthy = () =>
  send(`${appOrigin}/healthz`).then(
    ({ status }) => status === 200,
    () => false,
  )

test('the worker dies while it sends: the next one finds the note, and sends nothing', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf('Decompensated heart failure.')
  await ehrSide.arm({ kind: 'delay', method: 'POST', milliseconds: 2_000 })
  await visit.sign()
  await expect(visit.filing.getByRole('heading')).toHaveText(/^Sending to/)
  const died = kill('worker')
  await expect.poll(() => ehrSide.documentsOf(patient), { timeout: 20_000 }).toHaveLength(1)
  await expect.poll(() => pidOf('worker'), { timeout: 20_000 }).not.toBe(died)
  // It is looked for by itself, and at once when somebody asks.
  await leasesAreOver()
  const lookNow = visit.filing.getByRole('button', { name: 'Look now' })
  await expect(async () => {
    if (await lookNow.isVisible()) await lookNow.click()
    await expect(visit.filing).toContainText('identical', { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  const recordId = await visit.filed()
  expect((await ehrSide.documentsOf(patient)).map(({ id }) => id)).toEqual([recordId])
})
