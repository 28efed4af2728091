import type { z } from 'zod'
import type { faultSchema } from '#sandbox/control/faults.ts'
import { EhrPage } from './pages/ehr-page.ts'
import type { VisitPage } from './pages/visit-page.ts'
import { query } from './support/database.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import type { SiteId } from './support/system.ts'
import { expect, test } from './support/test.ts'
import { waitsAreOver } from './support/time-passes.ts'

const SENTENCE = 'Decompensated heart failure, diuresis is stepped up.'
const UNKNOWN = 'Not known yet if it was filed'
const AWAY = /^Not filed yet: .+ cannot take it now$/
const FILED = /^Filed in [^,]+$/

const story = 'marchetti'

async function openVisit(ehr: EhrPage, site: SiteId): Promise<VisitPage> {
  await ehr.signIn(site)
  const visit = await ehr.openAlone(site, patientId(site, story))
  await visit.noteOf(SENTENCE)
  return visit
}

async function says(visit: VisitPage, title: string | RegExp): Promise<void> {
  await expect(visit.filing.getByRole('heading')).toHaveText(title, { timeout: 20_000 })
}

/** The state is the server's, so the page tells it again after a reload. */
async function stillSays(visit: VisitPage, title: string | RegExp): Promise<void> {
  await visit.page.reload()
  await says(visit, title)
}

const press = (visit: VisitPage, name: string): Promise<void> =>
  visit.filing.getByRole('button', { name, exact: true }).click()

/** Presses "Look now" until the page tells something else; a look of its own may be quicker. */
async function lookNow(visit: VisitPage, until: RegExp): Promise<void> {
  const button = visit.filing.getByRole('button', { name: 'Look now', exact: true })
  await expect(async () => {
    if (await button.isVisible()) await button.click({ timeout: 1_000 })
    await expect(visit.filing.getByRole('heading')).toHaveText(until, { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
}

/** The clock goes on to the next look, again and again. */
async function looksComeDue(visit: VisitPage, until: string | RegExp): Promise<void> {
  await expect(async () => {
    await waitsAreOver()
    await expect(visit.filing.getByRole('heading')).toHaveText(until, { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
}

/** The EHR holds the note once, and it is the one that the page names. */
async function isFiledOnce(visit: VisitPage, site: SiteId): Promise<void> {
  const recordId = await visit.filed()
  await says(visit, FILED)
  const documents = await sandbox(site).documentsOf(patientId(site, story))
  expect(documents.map(({ id }) => id)).toEqual([recordId])
  expect(await sandbox(site).documentText(recordId)).toContain(SENTENCE)
}

type WriteFault = z.input<typeof faultSchema>

const write = (fault: Omit<WriteFault, 'method'>): WriteFault => ({ ...fault, method: 'POST' })

const everyLook = (status: number): WriteFault => ({
  ...{ kind: 'status', status, method: 'GET' },
  ...{ path: 'fhir/DocumentReference*', times: 10_000 },
})

/** The EHR finds no document for anybody until it is disarmed, so that a look changes nothing. */
const blind = (site: SiteId) => sandbox(site).arm(everyLook(503))

/** The EHR’s answers to all that was sent to it. */
const postsTo = async (site: SiteId): Promise<readonly number[]> =>
  (await sandbox(site).requests()).flatMap(({ method, path, status }) =>
    method === 'POST' && path === 'fhir/DocumentReference' ? [status] : [],
  )

const lostAnswers: readonly (readonly [string, WriteFault['kind'], 'sent again' | 'found'])[] = [
  ['the connection drops before the EHR stored it', 'drop-before-commit', 'sent again'],
  ['the connection drops after the EHR stored it', 'drop-after-commit', 'found'],
  ['the EHR stored it and answered 500', 'error-after-commit', 'found'],
  ['a page of HTML came in place of the answer', 'html', 'sent again'],
]

for (const [trouble, kind, end] of lostAnswers) {
  test(`when ${trouble}, it is looked for, ${end}, and filed once`, async ({ ehr }) => {
    const site = 'greyfield'
    const visit = await openVisit(ehr, site)
    await sandbox(site).arm(write({ kind }))
    await blind(site)
    await visit.sign()

    await says(visit, UNKNOWN)
    await expect(visit.filing).not.toContainText('DocumentReference/')
    await stillSays(visit, UNKNOWN)
    await sandbox(site).disarm()
    await lookNow(visit, FILED)
    await isFiledOnce(visit, site)

    const adopted = visit.filing.getByText('It had arrived with an earlier send')
    await expect(adopted).toHaveCount(end === 'found' ? 1 : 0)
  })
}

for (const status of [503, 429]) {
  test(`an EHR that answers ${status} and when to come back is asked again then`, async ({
    ehr,
  }) => {
    const site = 'greyfield'
    const visit = await openVisit(ehr, site)
    await sandbox(site).arm(write({ kind: 'status', status, retryAfter: '3000' }))
    await visit.sign()

    await says(visit, AWAY)
    await expect(visit.filing).toContainText('Nothing of it was processed.')
    await stillSays(visit, AWAY)
    expect(await postsTo(site)).toEqual([status])
    const [filing] = await query<{ wait: number }>(
      'SELECT extract(epoch FROM not_before - now())::int AS wait FROM filing',
    )
    expect(filing?.wait).toBeGreaterThan(2_800)
    expect(filing?.wait).toBeLessThanOrEqual(3_000)

    await waitsAreOver()
    await isFiledOnce(visit, site)
    expect(await postsTo(site)).toEqual([status, 201])
  })
}

test('an answer without a body is an answer: the record is named by its headers', async ({
  ehr,
}) => {
  const site = 'greyfield'
  const visit = await openVisit(ehr, site)
  await sandbox(site).arm(write({ kind: 'empty-body' }))
  await visit.sign()
  await isFiledOnce(visit, site)
})

test('a note that the EHR altered is not called filed as signed', async ({ ehr }) => {
  const site = 'greyfield'
  const visit = await openVisit(ehr, site)
  await sandbox(site).arm(write({ kind: 'alter-content' }))
  await visit.sign()

  const altered = /^Filed in .+, but not as you signed it$/
  await says(visit, altered)
  await stillSays(visit, altered)
  await expect(visit.filing).toContainText('differs from what you signed')
  await expect(visit.filing).toContainText('DocumentReference/')
  await expect(visit.filing).not.toContainText('identical')
  await expect(visit.filing.getByRole('button', { name: 'Copy the note' })).toBeVisible()
  expect(await sandbox(site).documentsOf(patientId(site, story))).toHaveLength(1)
})

test('where absence cannot be proven, the clinician looks, and sends again once', async ({
  ehr,
}) => {
  test.setTimeout(120_000)
  const site = 'millbrook'
  const visit = await openVisit(ehr, site)
  await sandbox(site).arm(write({ kind: 'drop-before-commit' }))
  await visit.sign()

  // Each look in its time finds nothing; after the third it is the clinician’s turn.
  const yours = /^Not found in .+: your decision$/
  await looksComeDue(visit, yours)
  await expect(visit.filing).toContainText('cannot tell for certain that it is not there')
  await stillSays(visit, yours)
  expect(await sandbox(site).documentsOf(patientId(site, story))).toEqual([])

  await press(visit, 'Send again…')
  const sure = visit.filing.getByRole('group', { name: 'Send again…' })
  await expect(sure).toContainText('sending again makes a second copy')
  await sure.getByRole('button', { name: 'Cancel' }).click()
  await says(visit, yours)
  await press(visit, 'Send again…')
  await sure.getByRole('button', { name: 'It is not there, send again' }).click()
  await isFiledOnce(visit, site)
})

test('where the EHR refuses every look, the clinician decides, and the next sign-in looks again', async ({
  ehr,
}) => {
  const site = 'greyfield'
  const visit = await openVisit(ehr, site)
  await sandbox(site).arm(write({ kind: 'drop-after-commit' }))
  await sandbox(site).arm(everyLook(403))
  await visit.sign()

  const yours = 'Not known if it was filed: your decision'
  await looksComeDue(visit, yours)
  await expect(visit.filing).toContainText('does not let the note be looked for')
  await expect(visit.filing.getByRole('button', { name: 'Send again…' })).toBeVisible()
  await stillSays(visit, yours)

  await sandbox(site).disarm()
  await isFiledOnce(await ehr.openAlone(site, patientId(site, story)), site)
})

test('where the EHR cannot search identifiers, a lost note is known by its text', async ({
  ehr,
}) => {
  const site = 'millbrook'
  const visit = await openVisit(ehr, site)
  await sandbox(site).arm(write({ kind: 'drop-after-commit' }))
  await blind(site)
  await visit.sign()
  await says(visit, UNKNOWN)
  await sandbox(site).disarm()
  await lookNow(visit, FILED)
  await isFiledOnce(visit, site)
  await expect(visit.filing).toContainText('It had arrived with an earlier send')
})

test('an EHR that is gone altogether: the note is signed, kept, and filed when it is back', async ({
  ehr,
}) => {
  const site = 'greyfield'
  const visit = await openVisit(ehr, site)
  await sandbox(site).arm({ kind: 'drop-before-commit', method: 'GET', times: 10_000 })
  await sandbox(site).arm({ kind: 'drop-before-commit', method: 'POST', times: 10_000 })
  await visit.sign()

  await says(visit, UNKNOWN)
  await press(visit, 'Look now')
  await expect(visit.filing).toContainText('Looking, try')
  await stillSays(visit, UNKNOWN)
  await expect(visit.at.getByRole('region', { name: 'Patient identity' })).toContainText(
    'The patient could not be read',
  )

  await sandbox(site).disarm()
  await lookNow(visit, FILED)
  await isFiledOnce(visit, site)
})

test('a page that is closed right after signing has its note filed, and the next launch shows it', async ({
  ehr,
  context,
}) => {
  const site = 'greyfield'
  const patient = patientId(site, story)
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await visit.noteOf(SENTENCE)
  await sandbox(site).arm(write({ kind: 'delay', milliseconds: 2_000 }))
  await visit.sign()
  await ehr.page.close()

  await expect.poll(() => sandbox(site).documentsOf(patient), { timeout: 20_000 }).toHaveLength(1)
  const next = new EhrPage(await context.newPage())
  const again = await next.openBeside(site, patient)
  await isFiledOnce(again, site)
})

test('labels that the EHR refuses or does not confirm change nothing about the note, and are sent once', async ({
  ehr,
}) => {
  const site = 'greyfield'
  const labels = 'fhir/Provenance*'
  const lost = write({ kind: 'drop-after-commit', path: labels })
  const refused = write({ kind: 'status', status: 422, path: labels, times: 100 })
  const visit = await openVisit(ehr, site)
  await sandbox(site).arm(lost)
  await visit.sign()
  await isFiledOnce(visit, site)
  await expect(visit.filing).toContainText('Not confirmed by', { timeout: 20_000 })
  const sent = async () =>
    (await sandbox(site).requests()).filter(
      ({ method, path }) => method === 'POST' && path.includes('Provenance'),
    )
  expect(await sent()).toHaveLength(1)

  await sandbox(site).arm(refused)
  await visit.addAddendum('Weighs 80 kg at home.')
  await says(visit, /^Addendum: Filed in/)
  await visit.filed()
  await expect(visit.filing).toContainText('Not accepted by', { timeout: 20_000 })
  expect(await sent()).toHaveLength(2)
})
