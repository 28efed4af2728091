import { expect } from '@playwright/test'
import { patientId } from '../support/patients.ts'
import type { Scenes } from './scene.ts'

/** What helps to write, in a window of its own: each aid with something to look at. */
export const aidsScenes: Scenes = async function* (ehr) {
  const site = 'greyfield'
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patientId(site, 'marchetti'))
  const { keyboard } = visit.page
  const open = async (aid: string) => {
    await visit.at.getByRole('button', { name: aid, exact: true }).click()
    await expect(visit.at.getByRole('dialog')).toBeVisible()
  }
  await visit.at.getByRole('button', { name: 'Begin by a template' }).click()
  await expect(visit.at.getByRole('button', { name: /^Diabetes, follow-up/ })).toBeVisible()
  yield 'aids-templates'

  await visit.at.getByRole('button', { name: /^Diabetes, follow-up/ }).click()
  await expect(visit.statement('metformin')).toBeVisible()
  await visit.write('Assessment and plan', 'D/C lisinopril. Aspirin 81 mg QD.')
  await keyboard.press('Home')
  await keyboard.press('Alt+f')
  await expect(visit.at.getByRole('button', { name: 'Discharge' })).toBeVisible()
  yield 'aids-misread'

  await keyboard.press('Escape')
  await visit.write('History of present illness', '.')
  await expect(visit.at.getByRole('listbox')).toBeVisible()
  yield 'aids-phrase-list'

  await keyboard.press('Escape')
  await keyboard.press('Backspace')
  await open('Phrases')
  yield 'aids-phrases'

  await keyboard.press('Escape')
  await open('Earlier note')
  await visit.at
    .getByRole('button', { name: /^Read Progress note/ })
    .first()
    .click()
  await visit.at.getByRole('checkbox').last().check()
  yield 'aids-earlier-note'

  await visit.at.getByRole('button', { name: /^Carry forward/ }).click()
  await expect(visit.statement('[from the note of').first()).toBeVisible()
  yield 'aids-carried-forward'

  await open('Sections')
  yield 'aids-sections'

  await keyboard.press('Escape')
  await open('Patient instructions')
  await visit.at.getByRole('button', { name: 'Write a line for: D/C lisinopril' }).click()
  await visit.at
    .getByRole('textbox', { name: 'Line 1' })
    .fill('Stop lisinopril. Aspirin 325 mg a day.')
  yield 'aids-instructions'

  await keyboard.press('Escape')
  await visit.write('Assessment and plan', 'Heart failure, CKD stage 3a and hypertension.')
  await open('Codes')
  yield 'aids-codes'
}
