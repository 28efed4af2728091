import { expect } from '@playwright/test'
import { VisitPage } from '../pages/visit-page.ts'
import { storePatient } from '../support/patient.ts'
import type { Scenes } from './scene.ts'

const PATIENT = 'gate-scene'

/** A restricted chart: before a reason is stated, and open for one. */
export const gateScenes: Scenes = async function* (ehr) {
  const site = 'greyfield'
  await storePatient(site, PATIENT, {
    ...{ family: 'Torbogen', given: 'Theo', mrn: 'D1-4', isRestricted: true },
  })
  await ehr.signIn(site)
  await ehr.page.goto(`${ehr.chart(site, PATIENT)}/launch?app=chartside-${site}`)
  const visit = new VisitPage(ehr.page, ehr.page)
  const gate = visit.at.getByRole('main')
  await expect(gate).toContainText('Say why you open this chart')
  yield 'gate-closed'

  await gate.getByRole('radio', { name: 'Emergency treatment' }).check()
  await gate.getByRole('textbox').fill('Brought in collapsed')
  await gate.getByRole('button', { name: 'Open the chart' }).click()
  await expect(visit.at.getByText('Restricted chart')).toBeVisible()
  yield 'gate-open'
}
