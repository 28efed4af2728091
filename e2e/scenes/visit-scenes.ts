import { expect } from '@playwright/test'
import { patientId } from '../support/patients.ts'
import { said } from '../support/said.ts'
import type { Scenes } from './scene.ts'

/** One visit as it goes, in a window of its own: new, drafted, resolved, signed, filed, recorded. */
export const visitScenes: Scenes = async function* (ehr) {
  const site = 'greyfield'
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patientId(site, 'marchetti'))
  await expect(visit.card('Labs')).toContainText('Potassium')
  yield 'visit-new'

  await visit.begin('Progress note')
  yield 'visit-empty'

  await visit.draftFrom(said)
  await expect(visit.editor).toContainText('furosemide')
  yield 'visit-draft'

  await visit.openEvidence(1)
  yield 'visit-evidence'
  await visit.page.keyboard.press('Escape')

  await visit.write('Assessment and plan', 'Decompensated heart failure.')
  await visit.at.getByRole('button', { name: 'Draft style' }).click()
  const style = visit.at.getByRole('dialog', { name: 'How drafts are written' })
  await style.getByRole('radio', { name: /^Paragraphs/ }).check()
  yield 'visit-draft-style'

  await style.getByRole('button', { name: 'Done' }).click()
  await visit.saved()
  await visit.review()
  yield 'visit-sign-open'

  await visit.page.keyboard.press('Escape')
  await visit.ownWhatIsOpen()
  await visit.saved()
  await visit.sign()
  await visit.filed()
  yield 'visit-filed'

  await visit.page.keyboard.press('Alt+Digit4')
  await visit.at.getByRole('link', { name: 'Audit trail of this patient' }).waitFor()
  yield 'visit-activity'

  const { origin, pathname } = await visit.address()
  await visit.page.goto(`${origin}${pathname}/trail`)
  await expect(visit.page.getByRole('table')).toBeVisible()
  yield 'visit-trail'

  await visit.page.goBack()
  await visit.at.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(visit.at.getByRole('main')).toContainText('Receipt')
  yield 'visit-print'
}
