import { rmSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { EhrPage } from './pages/ehr-page.ts'
import { northgate, startNorthgate } from './support/another-ehr.ts'
import { ehrsFile } from './support/ehrs-file.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

const { origin, site, entry } = northgate
// Both EHRs know a patient by this id: nothing but the EHR tells the two charts apart.
const patient = patientId(site, 'marchetti')

async function expectRegistered(page: Page, isRegistered: boolean): Promise<void> {
  await expect(async () => {
    await page.goto('/')
    const link = page.getByRole('link', { name: `Sign in through ${entry.name}` })
    await expect(link).toHaveCount(isRegistered ? 1 : 0, { timeout: 200 })
  }).toPass()
}

test('a second EHR is one entry in the file: no restart, its patients stay its own, and it gets its notes as RTF', async ({
  ehr,
}) => {
  const stop = await startNorthgate()
  try {
    await sandbox(site, origin).persona('athena-flow')
    const other = new EhrPage(ehr.page, origin)
    await other.signIn(site)
    await ehr.page.goto(`${other.chart(site, patient)}/launch?app=${entry.clientId}`)
    await expect(
      ehr.page.getByRole('heading', { name: 'This EHR is not registered' }),
    ).toBeVisible()

    writeFileSync(ehrsFile, JSON.stringify({ ehrs: [entry] }))
    await expectRegistered(ehr.page, true)
    const visit = await other.openBeside(site, patient)
    await expect(visit.patient).toContainText('MARCHETTI')
    expect((await visit.address()).pathname).toMatch(/^\/l\/northgate\./)
    await visit.begin('Progress note')
    await visit.write('Assessment and plan', 'Seen at Northgate.')
    await visit.ownWhatIsOpen()
    const dialog = await visit.review()
    await expect(dialog).toContainText('What will be filed, to the letter')
    await expect(dialog).toContainText('sent as RTF')
    await dialog.getByRole('checkbox').check()
    await visit.signAndFile()
    await expect(visit.filing).toContainText('Filed in Northgate Hospital', { timeout: 20_000 })
    const recordId = await visit.filed()

    const atNorthgate = await sandbox(site, origin).documentsOf(patient)
    expect(atNorthgate).toMatchObject([{ id: recordId, patientIds: [patient] }])
    // It takes nothing else, and read back it was the text that was signed.
    expect(await sandbox(site, origin).documentText(recordId)).toMatch(
      /^\{\\rtf1.+Seen at Northgate\.\\par\s+\}$/s,
    )
    expect(await sandbox(site).documentsOf(patient)).toEqual([])
    const wrong = (await sandbox(site, origin).findings()).filter(({ ok }) => !ok)
    expect(wrong).toEqual([])

    // The same id at the first EHR is somebody else: no note was begun there.
    await ehr.signIn(site)
    const first = await ehr.openBeside(site, patient)
    await expect(first.at.getByRole('heading', { name: 'New note' })).toBeVisible()

    rmSync(ehrsFile)
    await expectRegistered(ehr.page, false)
  } finally {
    rmSync(ehrsFile, { force: true })
    await stop()
  }
})
