import { expect } from '@playwright/test'
import { patientId } from '../support/patients.ts'
import type { Scenes } from './scene.ts'

/** A filed note that is added to, corrected and entered in error. */
export const amendScenes: Scenes = async function* (ehr) {
  const site = 'greyfield'
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patientId(site, 'calloway'))
  await visit.noteOf('Start loratadine 10 mg daily.')
  await visit.write('Assessment and plan', 'She should come back with fever.')
  await visit.ownWhatIsOpen()
  await visit.saved()
  await visit.sign()
  await visit.filed()

  await visit.at.getByRole('button', { name: 'Patient instructions' }).click()
  await expect(visit.statement('loratadine')).toHaveAttribute('data-status', 'supported')
  await visit.openEvidence(1)
  yield 'instructions-draft'

  await visit.page.keyboard.press('Escape')
  await visit.sign()
  await visit.filed()
  yield 'instructions-filed'

  await visit.page.reload()
  await visit.opened()
  await visit.at.getByRole('button', { name: 'Add addendum' }).click()
  await visit.write('Addendum', 'Patient called: fever since last night.')
  await visit.ownWhatIsOpen()
  await visit.saved()
  yield 'amend-addendum'

  await visit.sign()
  await visit.filed()
  yield 'amend-added'

  await visit.at.getByRole('button', { name: 'Correct…' }).click()
  const reason = visit.at.getByRole('dialog', { name: 'Correct the filed note' })
  await reason.getByRole('textbox').fill('The side was wrong.')
  yield 'amend-reason'

  await reason.getByRole('button', { name: 'Open the correction' }).click()
  await expect(visit.editor).toBeVisible()
  await visit.write('Assessment and plan', 'Otitis media on the left.')
  await visit.ownWhatIsOpen()
  await visit.saved()
  yield 'amend-correction'

  await visit.review()
  yield 'amend-sign'
  await visit.page.keyboard.press('Escape')
  await visit.sign()
  await visit.filed()

  await visit.at.getByRole('button', { name: 'Enter in error…' }).click()
  const voiding = visit.at.getByRole('dialog', { name: 'Enter the note in error' })
  await voiding.getByRole('textbox').fill('Written for the wrong patient.')
  yield 'amend-void'

  await visit.page.keyboard.press('Escape')
  await visit.enterInError('Written for the wrong patient.')
  await expect(visit.filing).toContainText('identical', { timeout: 20_000 })
  await visit.at.getByText(/^History of this note/).click()
  yield 'amend-voided'
}
