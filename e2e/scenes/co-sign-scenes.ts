import { expect } from '@playwright/test'
import { patientId } from '../support/patients.ts'
import type { Scenes } from './scene.ts'

const site = 'greyfield'
const AUTHOR = 'MARCHBANK, Leonie'

/** A note that waits for a co-signature: its author’s page, the attending’s, the list and the return. */
export const coSignScenes: Scenes = async function* (ehr) {
  const patient = patientId(site, 'marchetti')
  await ehr.signIn(site, 'marchbank.l')
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf('Decompensated heart failure, furosemide 40 mg daily.')
  const dialog = await visit.review()
  const choice = dialog.getByRole('combobox', { name: 'Co-signature' })
  await choice.selectOption({ label: 'By any clinician here' })
  await choice.scrollIntoViewIfNeeded()
  yield 'co-sign-ask'

  await visit.page.keyboard.press('Escape')
  await visit.signForCoSignature()
  await visit.filed()
  yield 'co-sign-awaited'

  await ehr.signIn(site, 'okafor.d')
  const attending = await ehr.openAlone(site, patient)
  await expect(attending.at.getByText(`A note by ${AUTHOR}`)).toBeVisible()
  yield 'co-sign-chart'

  await attending.openNoteToCoSign(AUTHOR)
  await attending.at
    .getByRole('textbox', { name: 'Your statement' })
    .fill('I saw and examined the patient, and agree with the plan.')
  yield 'co-sign-note'

  await attending.at.getByRole('button', { name: 'Return…' }).click()
  yield 'co-sign-return'

  await attending.page.keyboard.press('Escape')
  await attending.at.getByRole('button', { name: 'Review and co-sign' }).click()
  await expect(attending.coSignDialog).toBeVisible()
  yield 'co-sign-attest'

  await attending.coSignAndFile()
  await attending.filed()
  yield 'co-sign-given'
}
