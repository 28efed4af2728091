import { VisitPage } from './pages/visit-page.ts'
import { nextStops, tabInto, tabTo } from './support/keys.ts'
import { patientId } from './support/patients.ts'
import { said } from './support/said.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'

test('a whole visit by keyboard, from the EHR’s link to the trail', async ({ ehr }) => {
  test.slow()
  await ehr.signIn(site)
  await ehr.page.goto(`${ehr.chart(site, patientId(site, 'marchetti'))}/app`)
  await tabTo(
    ehr.page,
    ehr.page.getByRole('link', { name: /^Open Chartside.* in a new window$/ }).first(),
  )
  const opening = ehr.page.waitForEvent('popup')
  await ehr.page.keyboard.press('Enter')
  const page = await opening
  const { keyboard } = page
  const visit = new VisitPage(page, page)
  await visit.opened()

  await test.step('the first stops are the identity, its controls, and the chart', async () => {
    await expect(visit.card('Vital signs')).toContainText('mmHg')
    const [details, activity, reread, unfinished, session, search] = await nextStops(page, 6)
    expect(details).toBe('All details of the patient')
    expect(activity).toBe('Activity, this visit')
    expect(reread).toMatch(/^Read the chart again/)
    expect(unfinished).toBe('Your unfinished work')
    expect(session).toMatch(/^Session/)
    expect(search).toBe('Search the chart')
  })

  await test.step('a note is begun', async () => {
    await keyboard.press('Alt+1')
    await tabTo(page, page.getByRole('button', { name: /^Progress note/ }))
    await keyboard.press('Enter')
    await expect(visit.editor).toBeVisible()
  })

  await test.step('what was said is pasted, after Escape once', async () => {
    await keyboard.press('Alt+3')
    const paste = page.getByRole('button', { name: 'Paste a transcript' })
    const dialog = page.getByRole('dialog', { name: 'Paste a transcript' })
    await tabTo(page, paste)
    await keyboard.press('Enter')
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(paste).toBeFocused()
    await keyboard.press('Enter')
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await keyboard.insertText(said)
    await tabTo(page, dialog.getByRole('button', { name: 'Draft the note' }))
    await keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(visit.editor).toContainText('furosemide')
  })

  await test.step('evidence opens at the mark and at the caret, and gives the focus back', async () => {
    await keyboard.press('Alt+1')
    const mark = visit.editor.getByRole('button', { name: /^Evidence 1: / })
    await tabTo(page, mark)
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: /^Evidence 1/ })).toBeFocused()
    await keyboard.press('Escape')
    await expect(mark).toBeFocused()
  })

  await test.step('a drafted sentence is changed, walked to and stood by', async () => {
    await writeAtEnd(visit, ' Start spironolactone 25 mg.')
    await expect(page.getByRole('status').getByText('1 to resolve')).toBeVisible()
    await keyboard.press('Alt+ArrowDown')
    await tabTo(page, visit.editor.getByRole('button', { name: 'My own words' }))
    await keyboard.press('Enter')
    await expect(page.getByText('Nothing to resolve')).toBeVisible()
    await visit.saved()
  })

  await test.step('the note is reviewed, left, reviewed again and signed', async () => {
    const attested = visit.signDialog.getByRole('checkbox')
    await keyboard.press('Alt+Enter')
    await expect(visit.signDialog).toBeVisible()
    await keyboard.press('Escape')
    await expect(visit.signDialog).toBeHidden()
    await expect(page.locator(':focus')).toHaveCount(1)
    await tabTo(page, page.getByRole('button', { name: 'Review and sign' }))
    await keyboard.press('Enter')
    await tabTo(page, attested)
    await keyboard.press('Space')
    await expect(attested).toBeChecked()
    await tabTo(page, visit.signDialog.getByRole('button', { name: 'Sign and file' }))
    await expect(async () => {
      await keyboard.press('Enter')
      await expect(visit.signDialog).toBeHidden({ timeout: 1_000 })
    }).toPass()
    await visit.filed()
    await expect(visit.filing).toBeFocused()
  })

  await test.step('the activity leads to the trail and back', async () => {
    await keyboard.press('Alt+4')
    await tabTo(page, page.getByRole('link', { name: 'Audit trail of this patient' }))
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Audit trail' })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'Note signed' }).first()).toBeVisible()
    await tabTo(page, page.getByRole('link', { name: 'Back to the chart' }))
    await keyboard.press('Enter')
    await visit.opened()
  })
})

test('popovers and drawers take the focus, close by Escape and give it back', async ({ ehr }) => {
  const { page } = ehr
  const { keyboard } = page
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patientId(site, 'marchetti'))
  const opening = [
    page.getByRole('button', { name: /^Session/ }),
    page.getByRole('button', { name: 'Jump to a section of the chart' }),
    visit.card('Labs').getByRole('button', { name: 'Potassium, open trend' }),
  ]
  for (const button of opening) {
    await tabTo(page, button)
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(button).toBeFocused()
  }
  await test.step('the jump brings a card into view', async () => {
    await keyboard.press('Alt+2')
    await tabTo(page, page.getByRole('button', { name: 'Jump to a section of the chart' }))
    await keyboard.press('Enter')
    const jump = page.getByRole('dialog').getByRole('button', { name: 'Documents' })
    await tabTo(page, jump)
    await keyboard.press('Enter')
    await expect(visit.card('Documents')).toBeInViewport()
  })
})

test('a key acts on what is selected, also when it comes before the browser told of it', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patientId(site, 'marchetti'))
  await visit.begin('Progress note')
  await visit.write('Assessment and plan', 'Keep this line.')
  await visit.write('Assessment and plan', 'Take this line out.')
  await visit.editor.evaluate((editor) => {
    const selection = editor.ownerDocument.getSelection()
    selection?.modify('move', 'backward', 'lineboundary')
    selection?.modify('extend', 'forward', 'lineboundary')
    const key = { key: 'Backspace', keyCode: 8, bubbles: true, cancelable: true }
    editor.dispatchEvent(new KeyboardEvent('keydown', key))
  })
  await expect(visit.statement('Take this line out.')).toHaveCount(0)
  const kept = visit.statement('Keep this line.')
  await expect(kept.locator('p')).toHaveText(/^Keep this line\. ?(Own words)?$/)
})

/** Goes into the text, to the end of its last sentence, and goes on writing there. */
async function writeAtEnd({ page, editor }: VisitPage, words: string): Promise<void> {
  await page.keyboard.press('Alt+1')
  await tabInto(page, editor)
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}
