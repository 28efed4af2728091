import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import type { VisitPage } from './pages/visit-page.ts'
import { patientId } from './support/patients.ts'
import { expect, test } from './support/test.ts'
import { recorded } from './support/trail.ts'

const site = 'greyfield'
const SENTENCE = 'Decompensated heart failure, diuresis is stepped up.'

/** Opens the sheet that a note prints from, in the place of the visit. */
async function openSheet(visit: VisitPage): Promise<Locator> {
  await visit.at.getByRole('button', { name: 'Print', exact: true }).click()
  const sheet = visit.at.getByRole('main')
  await expect(sheet).toContainText(SENTENCE)
  await expect(sheet).toContainText('MARCHETTI, Rosalind')
  return sheet
}

test('a note prints in any state, with patient and status, in the EHR’s frame', async ({ ehr }) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patientId(site, 'marchetti'))
  await visit.noteOf(SENTENCE)

  const draft = await openSheet(visit)
  await expect(draft).toContainText('Draft, not in the chart')
  await expect(visit.at.getByRole('button', { name: 'Print', exact: true })).toBeVisible()
  await visit.at.getByRole('link', { name: 'Back to the note' }).click()
  await visit.opened()

  await visit.sign()
  const recordId = await visit.filed()
  const filed = await openSheet(visit)
  await expect(filed).not.toContainText('not in the chart')
  await expect(filed).toContainText(`DocumentReference/${recordId}`)
  await expect(filed).toContainText(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/)

  const downloading = visit.page.waitForEvent('download')
  await visit.at.getByRole('link', { name: 'Save as PDF' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('note.pdf')
  const file = await readFile(await download.path(), 'latin1')
  expect(file.slice(0, 8)).toBe('%PDF-1.7')
  expect(file).not.toContain('MARCHETTI')
  expect(await recorded('note.print', '"pdf"')).toBeGreaterThan(0)
  expect(await recorded('note.print', '"page"')).toBeGreaterThan(0)
})
