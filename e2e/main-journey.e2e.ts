import { execFileSync } from 'node:child_process'
import { patientId } from './support/patients.ts'
import { said } from './support/said.ts'
import { sandbox } from './support/sandbox.ts'
import { runningStart } from './support/system.ts'
import { expect, test } from './support/test.ts'

const auditVerify = (): string =>
  execFileSync(process.execPath, ['--conditions=react-server', 'bin/audit.ts', 'verify'], {
    encoding: 'utf8',
    env: { ...process.env, ...runningStart() },
  })

test('a visit in the EHR’s frame: chart, draft with evidence, signature, receipt, record', async ({
  ehr,
}) => {
  const site = 'greyfield'
  const patient = patientId(site, 'marchetti')
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)

  await expect(visit.patient).toContainText('MARCHETTI')
  await expect(visit.card('Vital signs')).toContainText('mmHg')
  await expect(visit.card('Allergies')).toContainText('penicillin')

  await visit.begin('Progress note')
  await visit.draftFrom(said)
  await expect(visit.editor).toContainText('furosemide')
  await visit.write('Assessment and plan', 'Decompensated heart failure.')
  await test.step('it is drafted again as this clinician wants drafts, which is kept; what was written stays', async () => {
    const style = visit.at.getByRole('dialog', { name: 'How drafts are written' })
    const open = () => visit.at.getByRole('button', { name: 'Draft style' }).click()
    const radio = (name: RegExp) => style.getByRole('radio', { name })
    const chosen = [/^Full [^s]/, /^Short phrases/, /^Paragraphs/]
    await open()
    for (const name of chosen) await radio(name).check()
    await style.getByRole('button', { name: /^Replace \d+ sentences?$/ }).click()
    await expect(style).toBeHidden()
    await expect(visit.statement('Cough for three weeks, and ankles are swollen.')).toBeVisible()
    await expect(visit.statement('Increase furosemide to 40 mg')).toHaveAttribute(
      'data-status',
      'supported',
    )
    await expect(visit.editor).toContainText('Decompensated heart failure.')
    await open()
    for (const name of chosen) await expect(radio(name)).toBeChecked()
    await style.getByRole('button', { name: 'Done' }).click()
    await expect(style).toBeHidden()
  })
  await visit.ownWhatIsOpen()
  await visit.saved()

  await test.step('codes are shown with what supports them, and change nothing', async () => {
    await visit.at.getByRole('button', { name: 'Codes', exact: true }).click()
    const codes = visit.at.getByRole('dialog', { name: 'Codes this note supports' })
    await expect(codes.getByRole('listitem').filter({ hasText: 'I50.22' })).toContainText(
      'As coded in this chart',
    )
    await expect(codes).toContainText('Supported by: Decompensated heart failure.')
    await codes.getByRole('button', { name: 'Done' }).click()
    await expect(codes).toBeHidden()
  })

  const dialog = await visit.review()
  await expect(dialog).toContainText('MARCHETTI')
  await expect(dialog.getByRole('checkbox')).not.toBeChecked()
  const preview = await dialog
    .getByRole('region', { name: 'Exact text that will be filed' })
    .textContent()
  await dialog.getByRole('checkbox').check()
  await visit.signAndFile()
  const recordId = await visit.filed()
  // Where it came from follows the note, and is told on its receipt.
  await expect(visit.filing).toContainText(/Filed: who wrote it.*Provenance\//)
  expect(preview).toContain(' Cough for three weeks, and ankles are swollen. No chest pain.\n')
  expect(preview).toContain('Drafted in part by software (Chartside’s embedded drafter, version ')

  const [filed, ...others] = await sandbox(site).documentsOf(patient)
  expect(others).toEqual([])
  expect(filed).toMatchObject({ id: recordId, patientIds: [patient] })
  const stored = await sandbox(site).documentText(recordId)
  expect(stored).toBe(preview)

  const rows = await ehr.notes(site, patient)
  await rows.filter({ hasText: 'chartside' }).getByRole('link').click()
  await expect(ehr.page.getByText('Decompensated heart failure.')).toBeVisible()
  expect(auditVerify()).toContain('as it was written')
})
