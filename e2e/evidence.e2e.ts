import type { Locator } from '@playwright/test'
import type { VisitPage } from './pages/visit-page.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')

/** The chart's order is furosemide 40 mg; ibuprofen, three pillows and the phone call are not charted. */
const webVtt = `WEBVTT

00:01.000 --> 00:05.000
<v Dr Okafor>What brings you in today?

00:05.500 --> 00:12.000
<v Rosalind>I have had a dry cough for three weeks, and my ankles are swollen.

00:12.500 --> 00:15.000
<v Dr Okafor>Any chest pain?

00:15.500 --> 00:17.000
<v Rosalind>No, no chest pain.

00:18.000 --> 00:21.000
<v Dr Okafor>Which water pill do you take?

00:21.500 --> 00:26.000
<v Rosalind>I take furosemide twenty milligrams every morning.

00:26.500 --> 00:31.000
<v Rosalind>And I take ibuprofen for the knee, most days.

00:40.000 --> 00:46.000
<v Dr Okafor>I hear crackles at both bases. We will repeat the blood tests in a week.
`

async function paste(visit: VisitPage, transcript: string): Promise<Locator> {
  await visit.at.getByRole('button', { name: 'Paste a transcript' }).click()
  const dialog = visit.at.getByRole('dialog', { name: 'Paste a transcript' })
  await dialog.getByRole('textbox').fill(transcript)
  return dialog
}

async function draftWebVtt(visit: VisitPage): Promise<void> {
  await visit.begin('Progress note')
  const dialog = await paste(visit, webVtt)
  await expect(dialog.getByRole('status')).toContainText('7 turns read')
  await expect(dialog.getByLabel('Dr Okafor speaks as')).toHaveValue('clinician')
  await dialog.getByLabel('Rosalind speaks as').selectOption('patient')
  await dialog.getByRole('button', { name: 'Draft the note' }).click()
  await expect(dialog).toBeHidden()
  await expect(visit.statement('chest pain')).toContainText('Denies chest pain.')
}

/** Takes a statement out, as a person does: all of its line, then the line. */
async function remove(visit: VisitPage, text: string): Promise<void> {
  await visit.putCaret(visit.statement(text))
  await visit.page.keyboard.press('Home')
  await visit.page.keyboard.press('Shift+End')
  await visit.page.keyboard.press('Backspace')
  await expect(visit.statement(text)).toHaveCount(0)
}

test('every drafted sentence shows who said it, in its surroundings and in the transcript', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await draftWebVtt(visit)

  const mark = visit.statement('dry cough').getByRole('button', { name: /said by Rosalind, 00:05/ })
  await mark.click()
  const evidence = visit.at.getByRole('dialog', { name: /^Evidence \d+, said in the visit$/ })
  await expect(evidence.locator('mark')).toContainText('dry cough for three weeks')
  await expect(evidence).toContainText('What brings you in today?')
  await expect(evidence).toContainText('Quoted word for word')
  await evidence.getByRole('button', { name: 'Show in transcript' }).click()
  const turn = visit.at.locator('[data-turn="1"]')
  await expect(turn).toBeInViewport()
  await expect(turn).toContainText('my ankles are swollen')

  await visit.showPanel('Note')

  // What two turns say together carries both.
  const both = visit.statement('chest pain').getByRole('button', { name: /^Evidence/ })
  await expect(both).toHaveCount(2)
  await both.first().click()
  await expect(evidence.locator('mark')).toContainText('chest pain')
  await visit.page.keyboard.press('Escape')
  await expect(evidence).toBeHidden()

  // A chart fact goes in at the caret, cited.
  await visit.putCaret(visit.statement('Crackles'))
  await visit.showPanel('Chart')
  const fact = visit
    .card('Allergies')
    .getByRole('button', { name: /^Insert into the note: Allergy: penicillin/ })
  await fact.click()
  await visit.showPanel('Note')
  const cited = visit.statement('penicillin')
  await expect(cited).toHaveAttribute('data-status', 'supported')
  await cited.getByRole('button', { name: /^Evidence \d+: chart, Allergy: penicillin/ }).click()
  const fromChart = visit.at.getByRole('dialog', { name: /^Evidence \d+, from the chart$/ })
  await expect(fromChart).toContainText('As the chart reads now.')
  await expect(fromChart).toContainText('AllergyIntolerance/')
})

test('a dose that differs from the chart: each remedy does what it says', async ({ ehr }) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await draftWebVtt(visit)
  const dose = visit.statement('furosemide')
  const remedy = (name: string) => dose.getByRole('button', { name })
  const undo = visit.at.getByRole('button', { name: 'Undo' })
  await expect(dose).toHaveAttribute('data-status', 'conflict')
  await expect(dose).toContainText('“I take furosemide twenty milligrams every morning.”')
  await expect(dose).toContainText('Take 1 tablet (40 mg total)')

  await remedy('Use chart, 40 mg').click()
  await expect(dose).toContainText('The patient takes furosemide 40 mg every morning.')
  await expect(dose).not.toHaveAttribute('data-status', 'conflict')
  await undo.click()
  await expect(dose).toHaveAttribute('data-status', 'conflict')
  await remedy('Write both').click()
  await expect(dose).toContainText(
    'The patient takes furosemide 20 mg every morning; chart: furosemide 40 mg',
  )
  await expect(dose).not.toHaveAttribute('data-status', 'conflict')
  await undo.click()
  await remedy('Keep 20 mg').click()
  await expect(dose).toHaveAttribute('data-status', 'kept')
  await expect(dose).toContainText('as stated in the visit; the chart says 40 mg')
})

test('what nobody said needs a reason to be signed, and what is left out is the clinician’s choice', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await draftWebVtt(visit)
  await visit.statement('furosemide').getByRole('button', { name: 'Keep 20 mg' }).click()

  await remove(visit, 'ibuprofen')
  await remove(visit, 'dry cough')
  await visit.showPanel('Transcript')
  const omissions = visit.at.getByRole('region', { name: 'Said, not in the note' })
  await omissions.getByRole('button', { name: /^Add to note: .*ibuprofen/ }).click()
  await omissions.getByRole('button', { name: /^Leave out: .*cough/ }).click()
  await expect(omissions).toContainText('1 left out')
  await visit.showPanel('Note')
  await expect(visit.statement('ibuprofen').getByRole('button', { name: /said by/ })).toBeVisible()
  await expect(visit.statement('cough')).toHaveCount(0)

  const unsaid = 'Heart sounds normal.'
  await visit.putCaretAtEnd(visit.statement('Crackles'))
  await visit.page.keyboard.type(` ${unsaid}`)
  await expect(visit.statement(unsaid)).toHaveAttribute('data-status', 'unsupported')
  await expect(visit.statement(unsaid)).toContainText('Its evidence does not speak of')
  const dialog = await visit.review()
  await expect(dialog).toContainText('1 sentence needs a reason')
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Sign and file' }).click()
  await expect(dialog).toContainText(
    'Not signed yet: a sentence without evidence needs your reason.',
  )
  await dialog.getByLabel('Why it is signed as it stands').fill('Heard after the recording.')
  await expect(dialog).toContainText('or has your reason (1)')
  await visit.signAndFile()
  const recordId = await visit.filed()

  const stored = await sandbox(site).documentText(recordId)
  expect(stored).toContain(unsaid)
  expect(stored).toContain('ibuprofen')
  expect(stored).not.toContain('cough')
})

test('a transcript by labels: who speaks is asked where it cannot be known', async ({ ehr }) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await visit.begin('Progress note')
  const dialog = await paste(visit, 'nobody knows who said this')
  const answer = dialog.getByRole('status')
  const field = dialog.getByRole('textbox')
  await expect(answer).toContainText('No spoken turns were found')
  await field.fill(
    [
      'Alex: Good morning.',
      'Billy: Good morning.',
      'Alex: Does your chest hurt?',
      'Billy: No. I have had a headache since Monday.',
    ].join('\n'),
  )
  await expect(answer).toContainText('Nobody speaks as the clinician')
  await dialog.getByLabel('Alex speaks as').selectOption('patient')
  await dialog.getByLabel('Billy speaks as').selectOption('clinician')
  await expect(answer).not.toContainText('Nobody speaks as the clinician')
  await dialog.getByRole('button', { name: 'Swap clinician and patient' }).click()
  await expect(dialog.getByLabel('Alex speaks as')).toHaveValue('clinician')
  await dialog.getByRole('button', { name: 'Draft the note' }).click()
  const headache = visit.statement('headache')
  await expect(headache).toContainText(/since Monday/)
  await expect(headache.getByRole('button', { name: /said by Billy/ })).toBeVisible()
})

test('a browser that recognizes speech itself takes the clinician’s dictation, in a window of its own only', async ({
  ehr,
}) => {
  await ehr.page.context().addInitScript(fakeRecogniser)
  await ehr.signIn(site)
  const framed = await ehr.openBeside(site, patient)
  await framed.begin('Progress note')
  const beside = await paste(framed, '')
  await expect(beside.getByRole('button', { name: 'Draft the note' })).toBeVisible()
  await expect(beside.getByRole('button', { name: 'Dictate' })).toHaveCount(0)

  const visit = await ehr.openAlone(site, patient)
  const dialog = await paste(visit, '')
  await dialog.getByRole('button', { name: 'Dictate' }).click()
  await expect(dialog).toContainText('Listening.')
  await visit.page.evaluate(() => {
    const hear = Reflect.get(window, 'hear')
    hear('on lung exam I hear crackles', false)
    hear('on lung exam I hear crackles at both bases', true)
  })
  await expect(dialog.getByRole('textbox')).toHaveValue(
    'Doctor: on lung exam I hear crackles at both bases\n',
  )
  await dialog.getByRole('button', { name: 'Stop dictating' }).click()
  await expect(dialog).not.toContainText('Listening.')
  await dialog.getByRole('button', { name: 'Draft the note' }).click()
  await expect(visit.statement('rackles at both bases')).toBeVisible()
})

/** Stands in for the browser’s own: no browser here has a language to recognise with. */
function fakeRecogniser(): void {
  class Recogniser {
    onresult: ((event: object) => void) | null = null
    start() {
      Reflect.set(window, 'hear', (transcript: string, isFinal: boolean) =>
        this.onresult?.({ resultIndex: 0, results: [{ isFinal, 0: { transcript } }] }),
      )
    }
    abort() {}
    static available = async () => 'available'
  }
  Object.defineProperty(Recogniser.prototype, 'processLocally', { writable: true, value: false })
  Object.defineProperty(window, 'SpeechRecognition', { configurable: true, value: Recogniser })
}
