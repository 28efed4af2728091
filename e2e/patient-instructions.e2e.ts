import { query } from './support/database.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { waitsAreOver } from './support/time-passes.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')
const TOLD = 'Start metformin 500 mg 2 times a day.'

const begun = async (): Promise<number> =>
  (await query(`SELECT 1 FROM audit_event WHERE action = 'note.instruct'`)).length

test('patient instructions are made from the signed plan, checked against it, and filed once', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patient)
  const { keyboard } = visit.page
  const instructions = visit.at.getByRole('button', { name: 'Patient instructions' })

  await test.step('a line that was written before the signature is not lost by it', async () => {
    await visit.noteOf('Start metformin 500 mg b.i.d.')
    await visit.write('Assessment and plan', 'She should keep her feet dry.')
    await visit.ownWhatIsOpen()
    await instructions.click()
    const dialog = visit.at.getByRole('dialog', { name: 'Patient instructions' })
    await expect(dialog.getByRole('textbox').first()).toHaveValue(TOLD)
    await dialog.getByRole('button', { name: 'Add a line' }).click()
    await dialog.getByRole('textbox').last().fill('Bring your tablets next time.')
    await keyboard.press('Escape')
    await visit.saved()
    await visit.sign()
    await visit.filed()
  })

  const line = visit.statement('metformin')
  await test.step('they open as a draft, each line with its sentence of the plan', async () => {
    const before = await begun()
    await instructions.click()
    await expect(line).toHaveAttribute('data-status', 'supported')
    expect(await begun()).toBeGreaterThan(before)
    await expect(visit.statement('Bring your tablets')).toHaveAttribute('data-status', 'own-words')
    await visit.openEvidence(1)
    await expect(visit.at.getByRole('dialog', { name: 'Evidence 1' })).toContainText('b.i.d.')
    await keyboard.press('Escape')
    const untold = visit.at.getByRole('region', { name: 'In the plan, not told here' })
    await untold.getByRole('button', { name: /^Write a line for: She should keep/ }).click()
    await expect(untold).toBeHidden()
    await expect(visit.statement('keep her feet dry')).toHaveAttribute('data-status', 'supported')
  })

  const rewrite = async (text: string): Promise<void> => {
    await visit.putCaret(line)
    await keyboard.press('Home')
    await keyboard.press('Shift+End')
    await keyboard.type(text)
  }
  await test.step('another dose than the plan’s is flagged, and cannot be signed', async () => {
    await rewrite('Start metformin 850 mg 2 times a day.')
    await expect(line).toHaveAttribute('data-status', 'unsupported')
    await expect(line).toContainText('850')
    await visit.saved()
    const dialog = await visit.review()
    await expect(dialog).toContainText('1')
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await rewrite(TOLD)
    await expect(line).toHaveAttribute('data-status', 'supported')
    await visit.saved()
  })

  await test.step('they are filed once, though the answer was lost', async () => {
    await sandbox(site).arm({
      ...{ kind: 'drop-after-commit', method: 'POST' },
      ...{ path: 'fhir/DocumentReference*', times: 1 },
    })
    await visit.sign()
    await expect(async () => {
      await waitsAreOver()
      await expect(visit.filing).toContainText('identical', { timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    const record = await visit.filed()
    const documents = await sandbox(site).documentsOf(patient)
    expect(documents.map(({ id }) => id)).toContain(record)
    expect(documents).toHaveLength(2)
    const stored = await sandbox(site).resource('DocumentReference', record)
    expect(stored).toMatchObject({
      type: { coding: [{ system: 'http://loinc.org', code: '69730-0' }] },
      docStatus: 'final',
    })
    expect(stored).not.toHaveProperty('relatesTo')
    const text = await sandbox(site).documentText(record)
    expect(text).toMatch(/^PATIENT INSTRUCTIONS\n/)
    expect(text).toMatch(/From the plan of the progress note signed \d\d-/)
    expect(text).toContain(
      `\nINSTRUCTIONS\n${TOLD}\nBring your tablets next time.\nShe should keep her feet dry.\n`,
    )
  })

  await test.step('the visit goes on with its note, which tells where they stand', async () => {
    await visit.page.reload()
    await visit.opened()
    const told = visit.at.locator('p').filter({ hasText: /^Patient instructions/ })
    await expect(told).toContainText(/Filed in/)
    await visit.correct('The dose was wrong.')
    const plan = visit.statement('metformin')
    await visit.putCaret(plan)
    await keyboard.press('End')
    await keyboard.press('Backspace')
    await keyboard.type(', with food.')
    await visit.ownWhatIsOpen()
    await visit.saved()
    await visit.sign()
    await expect(told).toContainText('Made from an earlier version of this note')
    await visit.filed()
    await told.getByRole('link', { name: 'Open' }).click()
    await visit.opened()
    await expect(visit.at.getByText('The note was changed since')).toBeVisible()
  })
})
