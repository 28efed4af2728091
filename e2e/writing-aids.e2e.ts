import type { VisitPage } from './pages/visit-page.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { recorded } from './support/trail.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')

const tip = (visit: VisitPage) =>
  visit.at.getByRole('group', { name: 'A way of writing that is misread' })
const phraseList = (visit: VisitPage) => visit.at.getByRole('listbox', { name: 'Phrases' })
const underlined = (visit: VisitPage) => visit.editor.locator('[data-error-prone]')

test('what is misread is told and put right by one key, and stops nobody', async ({ ehr }) => {
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  const { keyboard } = ehr.page
  await visit.begin('Progress note')
  await visit.write('Medications taken', 'Aspirin 81 mg QD. Patient: “I take 10 U.”')
  await expect(underlined(visit)).toHaveText(['QD'])
  await visit.write('Assessment and plan', 'D/C lisinopril.')
  await expect(visit.at.getByText('2 ways of writing that are misread')).toBeVisible()

  await test.step('one key goes there, the same key puts it right, and undo takes it back', async () => {
    await keyboard.press('Alt+f')
    await expect(tip(visit)).toContainText('daily')
    await keyboard.press('Alt+f')
    await expect(visit.statement('Aspirin')).toContainText(
      'Aspirin 81 mg daily. Patient: “I take 10 U.”',
    )
    await keyboard.press('Control+z')
    await expect(visit.statement('Aspirin')).toContainText('Aspirin 81 mg QD.')
    await keyboard.press('Control+y')
    await expect(visit.statement('Aspirin')).toContainText('Aspirin 81 mg daily.')
  })

  await test.step('where it has two meanings the clinician chooses', async () => {
    await keyboard.press('Alt+f')
    await expect(tip(visit).getByRole('button')).toHaveText(['Discontinue', 'Discharge'])
    await keyboard.press('Alt+f')
    await expect(tip(visit).getByRole('button', { name: 'Discontinue' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(visit.statement('Discontinue lisinopril.')).toBeVisible()
    await expect(visit.editor).toBeFocused()
    await expect(tip(visit)).toBeHidden()
  })

  await visit.write('Assessment and plan', 'Recheck in 5 d with 4.0 mg at hand.')
  await visit.saved()
  const dialog = await visit.review()
  await expect(dialog).toContainText('1 way of writing is misread easily')
  await dialog.getByRole('checkbox').check()
  await visit.signAndFile()
  const stored = await sandbox(site).documentText(await visit.filed())
  expect(stored).toContain('Aspirin 81 mg daily. Patient: “I take 10 U.”')
  expect(stored).toContain('4.0 mg at hand')
})

test('a phrase brings the chart’s values with their evidence, and leaves open what is not there', async ({
  ehr,
}) => {
  const name = `own${Date.now().toString(36)}`
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  const { keyboard } = ehr.page
  await visit.begin('Progress note')

  await test.step('a phrase of one’s own is written, with a look at this chart', async () => {
    await visit.at.getByRole('button', { name: 'Phrases' }).click()
    const dialog = visit.at.getByRole('dialog', { name: 'Phrases' })
    await dialog.getByRole('button', { name: 'New phrase' }).click()
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByLabel('Text').fill('{{last BP}}.\n{{last zinc}}.')
    const preview = dialog.getByRole('region', { name: 'In this chart it reads' })
    await expect(preview).toContainText('mmHg')
    await expect(preview).toContainText('last zinc: not in the chart. It stays open.')
    const kept = await recorded('aid.keep')
    await dialog.getByRole('button', { name: 'Keep phrase' }).click()
    await expect(dialog.getByRole('region', { name: 'Your own' })).toContainText(`.${name}`)
    expect(await recorded('aid.keep')).toBe(kept + 2)
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  const pressure = visit.statement(/Blood pressure .*mmHg/)
  const open = visit.statement('{{last zinc}}')

  await test.step('it is typed by a dot and the beginning of its name, and is one step of undo', async () => {
    await visit.write('Examination', `.${name.slice(0, -1)}`)
    const option = phraseList(visit).getByRole('option', { name: `.${name}` })
    await expect(option).toHaveAttribute('aria-selected', 'true')
    await expect(option).toContainText('mmHg')
    await keyboard.press('Enter')
    await expect(phraseList(visit)).toBeHidden()
    await expect(pressure).toHaveAttribute('data-status', 'supported')
    await keyboard.press('Control+z')
    await expect(pressure).toHaveCount(0)
    await keyboard.press('Control+y')
    await expect(pressure).toHaveAttribute('data-status', 'supported')
    await pressure.getByRole('button', { name: /^Evidence \d+: chart, Blood pressure/ }).click()
    await expect(visit.at.getByRole('dialog', { name: /from the chart$/ })).toContainText(
      'As the chart reads now.',
    )
    await keyboard.press('Escape')
  })

  await test.step('what the chart does not hold cannot be signed as one’s own words', async () => {
    await expect(open).toContainText('That is not a denial')
    await expect(open.getByRole('button', { name: 'My own words' })).toHaveCount(0)
    await open.getByRole('button', { name: 'Delete' }).click()
    await expect(open).toHaveCount(0)
  })

  await test.step('Escape leaves the words as they are', async () => {
    await visit.write('Assessment and plan', '.me')
    await expect(phraseList(visit).getByRole('option', { name: '.meds' })).toBeVisible()
    await keyboard.press('Escape')
    await keyboard.type('ds')
    await expect(visit.statement('.meds')).toBeVisible()
    await expect(phraseList(visit)).toBeHidden()
  })

  await visit.at.getByRole('button', { name: 'Phrases' }).click()
  await visit.at.getByRole('button', { name: `Delete .${name}` }).click()
  await visit.at.getByRole('button', { name: `Delete .${name}` }).click()
  await expect(visit.at.getByRole('button', { name: `Edit .${name}` })).toHaveCount(0)
})

const OLD_NOTE = `PROGRESS NOTE
ASSESSMENT AND PLAN
1. Heart failure of Mrs Unnamed, increase furosemide.
EXAM
BP: 148/84 mmHg
MEDICATIONS
furosemide 40 mg
`

const MARK = /\[from the note of \d{2}-[A-Z][a-z]{2}-\d{4}\]/

test('a note begins by a template of an old one, and carries forward what is confirmed', async ({
  ehr,
}) => {
  const title = `Mine ${Date.now().toString(36)}`
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  const { keyboard } = ehr.page
  const templates = visit.at.getByRole('region', { name: 'Begin by a template' })
  const headings = visit.editor.getByRole('heading')

  await test.step('of an old note only order and places are kept, and shown before', async () => {
    await visit.at.getByRole('button', { name: 'Begin by a template' }).click()
    await templates.getByRole('button', { name: 'Template from an old note' }).click()
    const dialog = visit.at.getByRole('dialog', { name: 'Template from an old note' })
    await dialog.getByLabel('The old note').fill(OLD_NOTE)
    const kept = dialog.getByRole('region', { name: 'What is kept' })
    await expect(kept.getByRole('listitem')).toHaveText([
      /^Assessment and plan: no places$/,
      /^Examination: \{\{last bp\}\}\.$/,
      /^Medications taken: \{\{medications\}\}\.$/,
    ])
    await expect(kept).not.toContainText('Unnamed')
    await dialog.getByLabel('Name of the template').fill(title)
    await dialog.getByRole('button', { name: 'Keep template' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('the note has its order, and the chart’s values with their evidence', async () => {
    await templates.getByRole('button', { name: new RegExp(`^${title}`) }).click()
    await expect(headings.first()).toHaveText('Assessment and plan')
    await expect(headings.nth(1)).toHaveText('Examination')
    await expect(visit.statement(/Blood pressure .*mmHg/)).toHaveAttribute(
      'data-status',
      'supported',
    )
    await expect(visit.statement('metformin')).toHaveAttribute('data-status', 'supported')
  })

  await test.step('sections are moved by keyboard, and back by undo', async () => {
    await visit.at.getByRole('button', { name: 'Sections' }).click()
    const dialog = visit.at.getByRole('dialog', { name: 'Order of the sections' })
    await dialog.getByRole('button', { name: 'Move Assessment and plan down' }).press('Enter')
    await expect(dialog.getByText('Assessment and plan: place 2 of 6')).toBeVisible()
    await expect(
      dialog.getByRole('button', { name: 'Move Assessment and plan down' }),
    ).toBeFocused()
    await keyboard.press('Escape')
    await expect(headings.first()).toHaveText('Examination')
    await visit.at.getByRole('button', { name: 'Undo' }).click()
    await expect(headings.first()).toHaveText('Assessment and plan')
  })

  await visit.write('Assessment and plan', 'Continue metformin 500 mg twice daily.')
  const carried = visit.statement(MARK)
  await test.step('parts of an earlier note come marked, each to be resolved', async () => {
    await visit.at.getByRole('button', { name: 'Earlier note' }).click()
    const dialog = visit.at.getByRole('dialog', { name: /^Carry forward/ })
    await dialog
      .getByRole('button', { name: /^Read Progress note, / })
      .first()
      .click()
    await dialog
      .getByRole('checkbox', { name: /^ASSESSMENT AND PLAN into Assessment and plan/ })
      .check()
    await dialog.getByRole('button', { name: /^Carry forward \d+ lines$/ }).click()
    await expect(dialog).toBeHidden()
    await expect(carried.first()).toContainText(
      /From the note of \d{2}-[A-Z][a-z]{2}-\d{4}\. Confirm/,
    )
    const states = await carried.evaluateAll((all) =>
      all.map((one) => one.getAttribute('data-status')),
    )
    expect(new Set(states)).toEqual(new Set(['unsupported']))
    await expect(visit.at.getByText(`${states.length} to resolve`).last()).toBeVisible()
  })

  await test.step('the patient’s sheet tells what is resolved, in plain words, and prints alone', async () => {
    await visit.at.getByRole('button', { name: 'Patient instructions' }).click()
    const dialog = visit.at.getByRole('dialog', { name: 'Patient instructions' })
    const line = dialog.getByRole('textbox', { name: 'Line 1 for the patient' })
    await expect(line).toHaveValue('Continue metformin 500 mg twice a day.')
    await expect(
      dialog.getByRole('region', { name: 'Not told: resolve these in the note first' }),
    ).toContainText('[from the note of')
    await line.fill('Continue metformin 850 mg twice a day.')
    await expect(dialog).toContainText('850 mg is not in its evidence.')
    await line.fill('Go on with metformin 500 mg twice a day.')
    await expect(dialog).not.toContainText('850 mg is not in its evidence.')
    const printed = await recorded('note.print', '"instructions"')
    await ehr.page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await dialog.getByRole('button', { name: 'Print' }).click()
    await expect(ehr.page.locator('body[data-printed]')).toHaveCount(1)
    expect(await recorded('note.print', '"instructions"')).toBeGreaterThan(printed)
    await ehr.page.emulateMedia({ media: 'print' })
    await expect(ehr.page.getByText('After your visit')).toBeVisible()
    await expect(dialog).toBeHidden()
    await ehr.page.emulateMedia({ media: 'screen' })
    await keyboard.press('Escape')
  })

  await test.step('what was confirmed is filed with its mark; what was deleted is not', async () => {
    const count = await carried.count()
    await carried.first().getByRole('button', { name: 'Holds today' }).click()
    await expect(carried.first()).toHaveAttribute('data-status', 'own-words')
    for (let left = count - 1; left > 0; left--) {
      await carried.last().getByRole('button', { name: 'Delete' }).click()
      await expect(carried).toHaveCount(left)
    }
    await visit.saved()
    await visit.sign()
    const stored = await sandbox(site).documentText(await visit.filed())
    expect(stored.match(new RegExp(MARK, 'g'))).toHaveLength(1)
    expect(stored.indexOf('ASSESSMENT AND PLAN')).toBeLessThan(stored.indexOf('EXAMINATION'))
  })
})
