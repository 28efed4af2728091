import { expect } from '@playwright/test'
import { VisitPage } from '../pages/visit-page.ts'
import { storePatient } from '../support/patient.ts'
import type { Scenes } from './scene.ts'

/** A restricted chart: before a reason is stated, and open for one. */
export const gateScenes: Scenes = async function* (ehr) {
  const site = 'greyfield'
  // A chart stays open for an hour, so each walk has one of its own.
  const patient = `gate-scene-${crypto.randomUUID().slice(0, 8)}`
  await storePatient(site, patient, {
    ...{ family: 'Torbogen', given: 'Theo', mrn: 'D1-4', isRestricted: true },
  })
  await ehr.signIn(site)
  await ehr.page.goto(`${ehr.chart(site, patient)}/launch?app=chartside-${site}`)
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
