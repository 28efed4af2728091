import type { EhrPage } from './pages/ehr-page.ts'
import type { VisitPage } from './pages/visit-page.ts'
import { query } from './support/database.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import type { SiteId } from './support/system.ts'
import { expect, test } from './support/test.ts'
import { recorded } from './support/trail.ts'

const SENTENCE = 'Decompensated heart failure, furosemide 40 mg daily.'
const CORRECTED = 'Weight is checked daily.'
const REASON = 'The follow-up was missing.'

const story = 'marchetti'

async function filedNote(ehr: EhrPage, site: SiteId) {
  await ehr.signIn(site)
  const patient = patientId(site, story)
  const visit = await ehr.openAlone(site, patient)
  await visit.noteOf(SENTENCE)
  await visit.sign()
  return { visit, patient, recordId: await visit.filed() }
}

test.slow()

const says = (visit: VisitPage, title: string | RegExp) =>
  expect(visit.filing.getByRole('heading').first()).toHaveText(title, { timeout: 20_000 })

/** The clock goes on to the next look; the sweep does it. */
const looksComeDue = (visit: VisitPage, title: RegExp) =>
  expect(async () => {
    await query(`UPDATE filing SET not_before = now() WHERE state = 'unknown'`)
    await expect(visit.filing.getByRole('heading').first()).toHaveText(title, { timeout: 2_000 })
  }).toPass({ timeout: 60_000 })

test('an EHR of new documents: addendum, correction with what it changes, entered in error', async ({
  ehr,
}) => {
  const site = 'greyfield'
  const { visit, patient, recordId } = await filedNote(ehr, site)
  const firstText = await sandbox(site).documentText(recordId)

  await visit.addAddendum('Sputum culture negative.')
  const addendumId = await visit.filed()
  expect(await sandbox(site).resource('DocumentReference', addendumId)).toMatchObject({
    relatesTo: [{ code: 'appends', target: { reference: `DocumentReference/${recordId}` } }],
  })
  expect(await sandbox(site).documentText(recordId)).toBe(firstText)

  await visit.correct(REASON)
  await visit.write('Assessment and plan', CORRECTED)
  await visit.ownWhatIsOpen()
  await visit.saved()
  const dialog = await visit.review()
  await expect(dialog.getByRole('region', { name: 'Exact text' })).toContainText(REASON)
  await expect(dialog.getByText('What the correction changes')).toBeVisible()
  await expect(dialog.getByText(`Put in: ${CORRECTED}`)).toBeVisible()
  await dialog.getByRole('checkbox').check()
  await visit.signAndFile()
  await says(visit, /^Correction: Filed in/)
  const correctedId = await visit.filed()
  expect(await sandbox(site).resource('DocumentReference', recordId)).toMatchObject({
    status: 'superseded',
  })

  await visit.enterInError('Written for the wrong visit.')
  await says(visit, /^Entered in error in/)
  for (const id of [correctedId, addendumId]) {
    await expect(async () => {
      const { status } = await sandbox(site).resource('DocumentReference', id)
      expect(status).toBe('entered-in-error')
    }).toPass({ timeout: 20_000 })
  }
  expect(await sandbox(site).documentsOf(patient)).toHaveLength(3)

  await visit.page.reload()
  await expect(visit.at.getByText('Entered in error', { exact: true }).first()).toBeVisible()
  await expect(visit.at.getByText(CORRECTED)).toBeVisible()
  const history = visit.at.locator('details').filter({ hasText: 'History of this note' })
  await history.locator('summary').first().click()
  await expect(history.getByRole('listitem')).toHaveCount(5)
  await expect(history).toContainText('R-')
  await expect(visit.at.getByRole('button', { name: 'Correct…' })).toBeHidden()

  const rows = await ehr.notes(site, patient)
  await expect(rows.filter({ hasText: 'Replaced' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'Entered in error' })).not.toHaveCount(0)
})

test('an EHR that amends in place: the same record, changed over the version that was seen', async ({
  ehr,
}) => {
  const site = 'millbrook'
  const { visit, patient, recordId } = await filedNote(ehr, site)
  const firstText = await sandbox(site).documentText(recordId)

  await visit.addAddendum('Sputum culture negative.')
  expect(await visit.filed()).toBe(recordId)
  const text = await sandbox(site).documentText(recordId)
  expect(text.startsWith(firstText)).toBe(true)
  expect(text.slice(firstText.length)).toMatch(/^\nADDENDUM\n.+\nSputum culture negative\.\n$/)
  expect(await sandbox(site).resource('DocumentReference', recordId)).toMatchObject({
    docStatus: 'amended',
    meta: { versionId: '2' },
  })

  // The answer to the PUT is lost: the record is read, and not written again.
  await sandbox(site).arm({ kind: 'drop-after-commit', method: 'PUT' })
  await visit.correct(REASON)
  await visit.write('Assessment and plan', CORRECTED)
  await visit.ownWhatIsOpen()
  await visit.saved()
  await visit.sign()
  await looksComeDue(visit, /^Correction: Filed in/)
  expect(await visit.filed()).toBe(recordId)
  const corrected = await sandbox(site).documentText(recordId)
  expect(corrected).toContain(CORRECTED)
  expect(corrected).toContain('Sputum culture negative.')
  expect(await sandbox(site).resource('DocumentReference', recordId)).toMatchObject({
    meta: { versionId: '3' },
  })
  expect(await sandbox(site).documentsOf(patient)).toHaveLength(1)

  // Somebody at the EHR changes it: nothing is written over that.
  const theirs = await sandbox(site).resource('DocumentReference', recordId)
  await sandbox(site).store([{ ...theirs, docStatus: 'final' }])
  await visit.enterInError('Written for the wrong visit.')
  await says(visit, /^Not entered in error: the record was changed/)
  await visit.filing.getByRole('button', { name: 'Show what changed' }).click()
  await expect(visit.filing.getByText('current, final')).toBeVisible()
  expect(await sandbox(site).resource('DocumentReference', recordId)).toMatchObject({
    status: 'current',
  })

  // Its author goes on from what stands there now, and does it again over that.
  await visit.filing.getByRole('button', { name: 'Go on from this version' }).click()
  await says(visit, /^Not entered in error: set aside/)
  await visit.enterInError('Written for the wrong visit.')
  await says(visit, /^Entered in error in/)
  expect(await sandbox(site).resource('DocumentReference', recordId)).toMatchObject({
    status: 'entered-in-error',
    meta: { versionId: '5' },
  })
})

/** The visit of a note is over, and another one of the patient goes on. @returns the note's visit */
async function anotherVisitBegins(site: SiteId, recordId: string): Promise<string> {
  const document = await sandbox(site).resource('DocumentReference', recordId)
  const visit = JSON.stringify(document).match(/Encounter\/([A-Za-z0-9.-]+)/)?.[1] ?? ''
  const encounter = await sandbox(site).resource('Encounter', visit)
  await sandbox(site).store([
    { ...encounter, status: 'finished' },
    { ...encounter, id: 'a-later-visit', status: 'in-progress' },
  ])
  return visit
}

test('in a later visit: a signed note is opened from the chart, corrected and added to, and filed with its own visit', async ({
  ehr,
}) => {
  const site = 'greyfield'
  const { patient, recordId } = await filedNote(ehr, site)
  const encounter = await anotherVisitBegins(site, recordId)
  const named = /^Encounter: .+$/m.exec(await sandbox(site).documentText(recordId))?.[0] ?? ''

  const visit = await ehr.openAlone(site, patient)
  const openedBefore = await recorded('note.open-earlier')
  await visit.card('Documents').getByRole('link', { name: 'Open what you signed' }).click()
  await expect(visit.at.getByText(/^Note of another visit: /)).toBeVisible()
  await expect(visit.at.getByText(SENTENCE).first()).toBeVisible()
  expect(await recorded('note.open-earlier')).toBeGreaterThan(openedBefore)

  await visit.correct(REASON)
  await expect(visit.at.getByText(/^It is filed with the visit of that note: /)).toBeVisible()
  await visit.write('Assessment and plan', CORRECTED)
  await visit.ownWhatIsOpen()
  await visit.saved()
  const dialog = await visit.review()
  await expect(dialog.getByText(`Put in: ${CORRECTED}`)).toBeVisible()
  await expect(dialog.getByRole('region', { name: 'Exact text' })).toContainText(named)
  await dialog.getByRole('checkbox').check()
  await visit.signAndFile()
  await says(visit, /^Correction: Filed in/)
  const correctedId = await visit.filed()
  const ofThatVisit = { encounter: [{ reference: `Encounter/${encounter}` }] }
  expect(await sandbox(site).resource('DocumentReference', correctedId)).toMatchObject({
    context: ofThatVisit,
    relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${recordId}` } }],
  })

  await visit.addAddendum('Sputum culture negative.')
  await says(visit, /^Addendum: Filed in/)
  const addendumId = await visit.filed()
  expect(addendumId).not.toBe(correctedId)
  expect(await sandbox(site).resource('DocumentReference', addendumId)).toMatchObject({
    context: ofThatVisit,
    relatesTo: [{ code: 'appends', target: { reference: `DocumentReference/${correctedId}` } }],
  })
  expect(await sandbox(site).documentText(addendumId)).toContain(named)
})

test('without the right to update, what needs it is named and off; a discarded correction leaves the note', async ({
  ehr,
}) => {
  const site = 'greyfield'
  await filedNote(ehr, site).then(async ({ visit }) => {
    await visit.correct(REASON)
    await visit.at.getByRole('button', { name: 'Discard', exact: true }).click()
    await visit.at.getByRole('button', { name: 'Yes, discard' }).click()
    await visit.filed()
  })
  await sandbox(site).smart({ grantedScopes: 'no-writes' })
  const visit = await ehr.openAlone(site, patientId(site, story))
  await expect(visit.at.getByRole('button', { name: 'Enter in error…' })).toBeDisabled()
  await expect(visit.at.getByText(/did not grant changing filed notes/)).toBeVisible()
})
