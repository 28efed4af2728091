import { EhrPage } from './pages/ehr-page.ts'
import type { VisitPage } from './pages/visit-page.ts'
import { expectNothingOf } from './support/no-patient.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { recorded } from './support/trail.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')
const RESIDENT = 'marchbank.l'
const ATTENDING = 'okafor.d'
const SENTENCE = 'Decompensated heart failure, furosemide 40 mg daily.'
const STATEMENT = 'I saw and examined the patient.'
const REASON = 'The follow-up is missing.'

test.slow()

const opensAs = async (ehr: EhrPage, user: string): Promise<VisitPage> => {
  await ehr.signIn(site, user)
  return ehr.openAlone(site, patient)
}

/** In a window of their own, while the author's page stays open. */
const attendingOpens = async ({ page }: EhrPage): Promise<VisitPage> =>
  opensAs(new EhrPage(await page.context().newPage()), ATTENDING)

/** The page asks again by itself, a few times a minute. */
const SEEN_WITHIN = { timeout: 45_000 }

/** The resident writes a note, and asks whoever is named for a co-signature. */
async function preliminaryNote(ehr: EhrPage, coSigner?: string) {
  const visit = await opensAs(ehr, RESIDENT)
  await visit.noteOf(SENTENCE)
  await visit.signForCoSignature(coSigner)
  return { visit, recordId: await visit.filed() }
}

test('a resident’s note is filed preliminary, the attending attests it, and it stands final with both names', async ({
  ehr,
}) => {
  const { visit, recordId } = await preliminaryNote(ehr, 'Daniel Okafor, MD')
  expect(await sandbox(site).resource('DocumentReference', recordId)).toMatchObject({
    status: 'current',
    docStatus: 'preliminary',
  })
  const signedText = await sandbox(site).documentText(recordId)
  await expect(visit.at.getByText('It awaits the co-signature of Daniel Okafor, MD.')).toBeVisible()
  await visit.at.getByRole('button', { name: 'Print' }).click()
  await expect(visit.page.getByText('Preliminary, awaiting co-signature').first()).toBeVisible()
  await visit.page.goBack()
  await expect(visit.at.getByText(/^Preliminary/).first()).toBeVisible()

  const attending = await attendingOpens(ehr)
  await attending.at.getByRole('link', { name: 'Your unfinished work' }).click()
  const item = attending.page.getByRole('listitem').filter({ hasText: 'awaits your co-signature' })
  await expect(item).toContainText('MARCHBANK, Leonie')
  await item.getByRole('link', { name: 'Open it' }).click()
  await attending.opened()
  const statement = attending.at.getByRole('textbox', { name: 'Your statement' })
  await statement.fill(STATEMENT)

  await attending.leave('Lock now')
  await expect(attending.at.getByText(/^Locked \d/)).toBeVisible()
  await expectNothingOf(attending.page, [STATEMENT])
  await attending.signInAgain(/MARCHETTI/i)
  await attending.openNoteToCoSign('MARCHBANK, Leonie')
  await expect(statement).toHaveValue(STATEMENT)
  await attending.at.getByRole('button', { name: 'Review and co-sign' }).click()
  const text = attending.coSignDialog.getByRole('region', { name: 'Exact text' })
  await expect(text).toContainText('Signed by MARCHBANK, Leonie')
  await expect(text).toContainText('Co-signed by OKAFOR, Daniel')
  await attending.coSignAndFile()
  const finalId = await attending.filed()

  const document = await sandbox(site).resource('DocumentReference', finalId)
  expect(document).toMatchObject({
    status: 'current',
    docStatus: 'final',
    author: [{ display: expect.stringContaining('MARCHBANK') }],
    authenticator: { display: expect.stringContaining('OKAFOR') },
    relatesTo: [{ code: 'replaces' }],
  })
  const finalText = await sandbox(site).documentText(finalId)
  expect(finalText.startsWith(signedText)).toBe(true)
  expect(finalText).toContain(STATEMENT)
  expect(await sandbox(site).resource('DocumentReference', recordId)).toMatchObject({
    status: 'superseded',
  })
  expect(await recorded('note.cosign')).toBeGreaterThan(0)

  // The author's page was not loaded again.
  await expect(visit.at.getByText(/^Co-signed by OKAFOR, Daniel/)).toBeVisible(SEEN_WITHIN)
  await expect(visit.filing).toContainText(`DocumentReference/${finalId}`)
  const rows = await ehr.notes(site, patient)
  await expect(rows.filter({ hasText: 'Replaced' })).toHaveCount(1)
})

test('a note that is returned comes back to its author with the reason, is corrected, and asked for anew', async ({
  ehr,
}) => {
  const { visit: author } = await preliminaryNote(ehr)
  const attending = await attendingOpens(ehr)
  await attending.openNoteToCoSign('MARCHBANK, Leonie')
  await attending.at.getByRole('button', { name: 'Return…' }).click()
  const dialog = attending.at.getByRole('dialog', { name: 'Return the note to its author' })
  await dialog.getByRole('textbox').fill(REASON)
  await dialog.getByRole('button', { name: 'Return it' }).click()
  await expect(attending.at.getByText('Returned to its author')).toBeVisible()

  await expect(author.at.getByText(/^Returned by OKAFOR, Daniel/)).toBeVisible(SEEN_WITHIN)
  await expect(author.at.getByText(REASON)).toBeVisible()
  await author.correct(REASON)
  await author.write('Assessment and plan', 'Weight is checked daily.')
  await author.ownWhatIsOpen()
  await author.saved()
  const signing = await author.review()
  await expect(signing.getByRole('combobox', { name: 'Co-signature' })).toHaveValue('anybody')
  await signing.getByRole('checkbox').check()
  await author.signAndFile()
  const correctedId = await author.filed()
  expect(await sandbox(site).resource('DocumentReference', correctedId)).toMatchObject({
    docStatus: 'preliminary',
    relatesTo: [{ code: 'replaces' }],
  })
  await expect(author.at.getByText(/awaits the co-signature of any clinician here/)).toBeVisible()
})
