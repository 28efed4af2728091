import { expect } from '@playwright/test'
import type { EhrPage, PanelWidth } from '../pages/ehr-page.ts'
import type { VisitPage } from '../pages/visit-page.ts'
import { forgetNotes } from '../support/database.ts'
import { patientId } from '../support/patients.ts'
import type { Scenes } from './scene.ts'

/** A visit with something of each: said, from the chart, against the chart, and left out. */
const said = `Doctor: Good morning, what brings you in today?
Patient: It's this cough. I have had a dry cough for three weeks, and it is worse when I lie down.
Doctor: How are you sleeping?
Patient: Propped up on three pillows. And both ankles are swollen by the evening.
Doctor: Any chest pain?
Patient: No, no chest pain.
Doctor: Are you taking your medicines?
Patient: Yes, I take furosemide 20 mg every morning. And ibuprofen for the knee, most days.
Doctor: Your lungs have crackles at both bases. I will increase the furosemide to 80 milligrams once a day.
Doctor: Please stop the ibuprofen.
Patient: All right.`

async function draftIn(ehr: EhrPage, width: PanelWidth): Promise<VisitPage> {
  const visit = await ehr.openBeside('greyfield', patientId('greyfield', 'marchetti'), width)
  await expect(
    visit.editor.or(visit.at.getByRole('button', { name: /^Progress note/ })),
  ).toBeVisible()
  await visit.begin('Progress note')
  if (width !== 'full') await visit.at.getByRole('button', { name: 'Transcript' }).click()
  await visit.draftFrom(said)
  if (width !== 'full') await visit.at.getByRole('button', { name: /^Note/ }).first().click()
  await expect(visit.editor).toContainText('furosemide')
  await visit.saved()
  return visit
}

/** The draft where physicians see it, in the EHR: across the page, and as a panel beside the chart. */
export const frameScenes: Scenes = async function* (ehr) {
  await ehr.signIn('greyfield')
  const visit = await draftIn(ehr, 'full')
  yield 'frame-draft'
  await visit.openEvidence(6)
  yield 'frame-evidence'
  await ehr.page.keyboard.press('Escape')

  await forgetNotes()
  await draftIn(ehr, '400')
  yield 'panel-draft'
}
