import type { Locator } from '@playwright/test'
import { VisitPage } from './pages/visit-page.ts'
import { query } from './support/database.ts'
import { dropFile } from './support/drop-file.ts'
import { fakeMicrophone } from './support/fake-microphone.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { soundFile } from './support/spoken.ts'
import { appOrigin } from './support/system.ts'
import { expect, test } from './support/test.ts'
import { recorded } from './support/trail.ts'
import {
  answersThatEvaluate,
  compilesNothing,
  modelFiles,
  tellsVoices,
} from './support/voice-model.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')

test.use({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...fakeMicrophone()] }),
    { scope: 'worker' },
  ],
})

type Kept = { readonly id: string; readonly state: string; readonly pieces: number }

/** The recording of this test, as the server has it: with how many pieces, none missing between. */
async function kept(): Promise<Kept> {
  const [row] = await query<{ id: string; state: string; count: string; last: number | null }>(
    `SELECT r.id, r.state, count(c.seq), max(c.seq) AS last
       FROM recording r JOIN recording_chunk c ON c.recording_id = r.id GROUP BY r.id
       ORDER BY r.answered_at DESC LIMIT 1`,
  )
  const pieces = Number(row?.count ?? 0)
  expect(row?.last ?? -1, 'no piece is missing').toBe(pieces - 1)
  return { id: row?.id ?? '', state: row?.state ?? '', pieces }
}

const piecesReach = (count: number) =>
  expect
    .poll(async () => (await kept().catch(() => ({ pieces: 0 }))).pieces, { timeout: 40_000 })
    .toBeGreaterThanOrEqual(count)

const press = (visit: VisitPage, name: string) =>
  visit.at.getByRole('button', { name, exact: true }).click()

const shows = (visit: VisitPage, words: string | RegExp, timeout = 20_000) =>
  expect(visit.at.getByText(words).first()).toBeVisible({ timeout })

async function record(visit: VisitPage, microphones?: 'One for each person'): Promise<void> {
  await visit.begin('Progress note')
  await visit.showPanel('Transcript')
  await press(visit, 'Record the visit')
  if (microphones) await press(visit, microphones)
  await press(visit, 'They agree, record')
  await shows(visit, 'Recording')
}

/** A moment may end by itself before it is pressed again: then it is played once more. */
const isQuietWhenPressed = (play: Locator, stop: Locator) =>
  expect(async () => {
    if ((await stop.count()) === 0) await play.click({ timeout: 5_000 })
    await stop.click({ timeout: 3_000 })
    await expect(stop).toHaveCount(0, { timeout: 2_000 })
  }).toPass({ timeout: 40_000 })

/** What was said is heard as long as its sound is kept: in the transcript, and at a sentence's evidence. */
async function playMoments(visit: VisitPage, mark: Locator, id: string): Promise<void> {
  const plays = visit.at.getByRole('button', { name: /^Play turn \d+, / })
  const stops = visit.at.getByRole('button', { name: /^Stop turn \d+, / })
  await plays.first().focus()
  await visit.page.keyboard.press('Enter')
  await expect(stops).toHaveCount(1)
  await expect.poll(() => recorded('recording.play', id)).toBeGreaterThan(0)
  // Another one takes its place, and pressed again, all is quiet.
  await plays.last().click()
  await expect(stops).toHaveCount(1)
  await isQuietWhenPressed(plays.last(), stops)

  await mark.click()
  const evidence = visit.at.getByRole('dialog', { name: /^Evidence \d+, said in the visit$/ })
  const play = evidence.getByRole('button', { name: 'Play that moment' })
  await isQuietWhenPressed(play, evidence.getByRole('button', { name: 'Stop' }))

  await query('DELETE FROM recording_chunk WHERE recording_id = $1', [id])
  await play.click()
  await expect(evidence).toContainText('Its sound is deleted; the words stay.')
  await expect(plays).toHaveCount(0)
}

test('a visit is recorded through a pause, a lost network and a reload, and becomes a draft', async ({
  ehr,
  expectedErrors,
}) => {
  test.setTimeout(300_000)
  // A moment whose sound is gone; what the page may not do.
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/, /status of 410/, /WebAssembly/)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  const { page } = visit
  const evaluating = answersThatEvaluate(page)
  const starting = page.waitForEvent('worker', { timeout: 60_000 })
  await record(visit)
  await expect(page).toHaveTitle(/^● Recording/)
  await shows(visit, 'Patient, spoken')
  const worker = await starting
  await tellsVoices(worker)
  // S33: the thread of the model may, and nothing else.
  expect(evaluating).toEqual([new URL(worker.url()).pathname])
  await compilesNothing(page)
  await piecesReach(3)

  await press(visit, 'Pause')
  await expect.poll(() => page.workers()).toEqual([])
  await shows(visit, 'Nothing is being recorded.')
  await expect(page).not.toHaveTitle(/Recording/)
  await press(visit, 'Resume')
  await expect(page).toHaveTitle(/^● Recording/)
  await visit.write('Assessment and plan', 'Written while it is recorded.')

  await page.context().setOffline(true)
  await shows(visit, /seconds are held on this device/)
  await page.context().setOffline(false)
  await expect(visit.at.getByText(/held on this device/)).toHaveCount(0, { timeout: 40_000 })

  const before = await kept()
  await piecesReach(before.pieces + 2)
  await visit.saved()
  await page.reload()
  await visit.opened()
  await shows(visit, /^A recording of this visit is not finished/)
  await press(visit, 'Resume')
  await expect(page).toHaveTitle(/^● Recording/)
  const after = await kept()
  await piecesReach(after.pieces + 2)

  // What the patient says is drafted: the question before it is not enough.
  await shows(visit, /Heard so far, provisional:.*cough for \w+ weeks/, 60_000)
  await press(visit, 'Stop')
  await shows(visit, 'The recording is transcribed.', 90_000)
  await expect(visit.at.getByText('Heard so far')).toHaveCount(0)
  await press(visit, 'Who spoke?')
  const dialog = visit.at.getByRole('dialog', { name: 'Who spoke in the recording' })
  await expect(dialog).toContainText('For demonstration')
  await expect(dialog).toContainText('cough')
  const turns = dialog.getByRole('listitem')
  for (const turn of await turns.all()) {
    const isQuestion = (await turn.textContent())?.includes('how long')
    const role = isQuestion ? 'Clinician' : 'Patient'
    await turn.getByRole('button', { name: role, exact: true }).click()
  }
  await dialog.getByRole('button', { name: 'Draft the note' }).click()
  await expect(dialog).toBeHidden()
  await expect(visit.editor).toContainText('Written while it is recorded.')
  const spoken = visit.editor.getByRole('button', { name: /^Evidence \d+: said by Patient/ })
  await expect(spoken.first()).toBeVisible({ timeout: 30_000 })
  await expect(visit.at.getByText('The recording is transcribed.')).toHaveCount(0)

  await playMoments(visit, spoken.first(), before.id)
})

test('a sound file that is dropped on the page is taken up through a reload, and tells who spoke by its channels', async ({
  ehr,
}) => {
  test.setTimeout(180_000)
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  const { page } = visit
  await visit.begin('Progress note')
  // Before anybody asks for a file the browser would open it, instead of the visit or beside it.
  const pages = page.context().pages().length
  await dropFile(page, soundFile())
  await visit.showPanel('Transcript')
  await press(visit, 'Use a sound file')
  const field = visit.at.getByLabel('Sound file', { exact: true })
  const file = { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('no sound') }
  await field.setInputFiles(file)
  await shows(visit, 'This is no sound file.')
  await field.setInputFiles({ ...file, name: 'empty.wav', buffer: Buffer.alloc(0) })
  await shows(visit, 'There is nothing in this file.')
  expect(await query('SELECT 1 FROM recording WHERE state = $1', ['consented'])).toEqual([])

  // The fourth piece stays on its way until the page is loaded again.
  const held = /\/chunks\/3$/
  await page.route(held, () => undefined)
  await dropFile(page, soundFile())
  await shows(visit, /^two-microphones.wav: 00:\d\d, a person on each of its two channels/)
  await press(visit, 'They agree, use it')
  await expect(visit.at.getByRole('progressbar', { name: 'Sent of the sound file' })).toBeVisible()
  await piecesReach(3)
  const { id, state } = await kept()
  expect(state).toBe('recording')
  await page.reload()
  await visit.opened()
  // Not before: what is held goes on with it.
  await page.unroute(held)

  await shows(visit, 'The recording is transcribed.', 90_000)
  expect((await kept()).id).toBe(id)
  await press(visit, 'Who spoke?')
  const dialog = visit.at.getByRole('dialog', { name: 'Who spoke in the recording' })
  await expect(dialog).not.toContainText('a guess')
  const turn = (words: string) => dialog.getByRole('listitem').filter({ hasText: words })
  for (const [words, role] of [
    ['how long', 'Clinician'],
    ['weeks', 'Patient'],
  ] as const) {
    const button = turn(words).getByRole('button', { name: role, exact: true })
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }
  expect(page.context().pages()).toHaveLength(pages)
})

test('a consent that is withdrawn stops the recording, also where the model of voices does not start, and nothing of it is kept', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_FAILED/, /wasm/)
  await ehr.page.context().route(modelFiles, (route) => route.abort())
  const starting = ehr.page.waitForEvent('worker', { timeout: 60_000 })
  await ehr.page.context().grantPermissions(['microphone'], { origin: appOrigin })
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await record(visit, 'One for each person')
  const worker = await starting
  await expect.poll(() => ehr.page.workers()).not.toContain(worker)
  const before = await kept()
  await piecesReach(before.pieces + 2)
  const { id } = await kept()
  expect(await query('SELECT channels FROM recording WHERE id = $1', [id])).toEqual([
    { channels: 2 },
  ])
  await press(visit, 'Withdraw')
  await shows(visit, 'Consent withdrawn. All sound of this recording is deleted')
  expect(await query('SELECT 1 FROM recording_chunk WHERE recording_id = $1', [id])).toEqual([])
  expect(await recorded('consent.withdraw', id)).toBeGreaterThan(0)
  expect(await recorded('recording.delete', id)).toBeGreaterThan(0)
  await press(visit, 'Close')
  await expect(visit.at.getByRole('button', { name: 'Record the visit' })).toBeVisible()
})

test('a frame without a microphone says so, and a window of its own takes up the visit; a no costs nothing', async ({
  ehr,
}) => {
  await sandbox(site).settings({ microphone: false })
  await ehr.signIn(site)
  const framed = await ehr.openBeside(site, patient)
  await framed.begin('Progress note')
  await framed.showPanel('Transcript')
  await press(framed, 'Record the visit')
  await shows(framed, 'The EHR frame does not allow the microphone')
  await press(framed, 'Type or paste instead')
  await framed.write('Assessment and plan', 'Typed in the frame.')
  await framed.saved()

  await press(framed, 'Record the visit')
  const opening = ehr.page.context().waitForEvent('page')
  await press(framed, 'Open in a window')
  const page = await opening
  const visit = new VisitPage(page, page)
  await visit.opened()
  await shows(framed, 'This visit is open in a window of its own')
  expect(page.url()).not.toContain('#')
  await expect(visit.patient).toContainText('MARCHETTI')
  await expect(visit.editor).toContainText('Typed in the frame.')
  await visit.showPanel('Transcript')
  await press(visit, 'Record the visit')
  await press(visit, 'They decline')
  await shows(visit, /^Declined, and noted/)
  expect(await query('SELECT 1 FROM recording_chunk')).toEqual([])
  await press(visit, 'Close')
  await visit.write('Assessment and plan', 'Typed instead.')
  await visit.saved()
  await press(visit, 'Record the visit')
  await press(visit, 'They agree, record')
  await expect(page).toHaveTitle(/^● Recording/)
  await piecesReach(1)
})
