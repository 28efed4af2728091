import type { UnsavedResource } from '#sandbox/fhir/resource.ts'
import { VisitPage } from './pages/visit-page.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { recorded } from './support/trail.ts'

const site = 'greyfield'

const identityOf = (visit: VisitPage) => visit.at.getByRole('region', { name: 'Patient identity' })

/** Records as servers really send them: unknown codes, missing units, dates that are none. */
function oddRecords(patient: string): readonly UnsavedResource[] {
  const subject = { reference: `Patient/${patient}` }
  const laboratory = [{ coding: [{ code: 'laboratory' }] }]
  return [
    {
      resourceType: 'Observation',
      status: 'final',
      category: laboratory,
      code: { coding: [{ system: 'urn:local', code: 'X-17', display: 'Local test 17' }] },
      subject,
      effectiveDateTime: '2026-11-01T08:00:00Z',
      valueQuantity: { value: 12.5 },
    },
    {
      resourceType: 'Observation',
      status: 'frobnicated',
      category: laboratory,
      code: { text: 'Zinc' },
      subject,
      effectiveDateTime: 'last Tuesday',
      valueQuantity: { value: 71, unit: 'ug/dL' },
    },
    {
      resourceType: 'AllergyIntolerance',
      verificationStatus: { coding: [{ code: 'entered-in-error' }] },
      code: { text: 'Amoxicillin' },
      patient: subject,
    },
    {
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { coding: [{ system: 'urn:local', code: 'M-9' }] },
      subject,
    },
  ]
}

test('odd records are shown and marked, never dropped', async ({ ehr }) => {
  const patient = patientId(site, 'lopez-mariah')
  await sandbox(site).store(oddRecords(patient))
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  const labs = visit.card('Labs')
  await labs.getByRole('button', { name: /^Show all/ }).click()
  await expect(labs).toContainText('Local test 17')
  await expect(labs).toContainText('No unit')
  await expect(labs).toContainText('Zinc')
  await expect(labs).toContainText('Date not readable: “last Tuesday”')
  await expect(labs).toContainText('Unknown status “frobnicated”')
  await expect(visit.card('Medications')).toContainText('M-9')

  await expect(identityOf(visit)).toContainText('No known allergies')
  await expect(identityOf(visit)).not.toContainText('Amoxicillin')
  await visit.card('Allergies').getByText('Resolved, refuted or in error').click()
  await expect(visit.card('Allergies').getByText('Amoxicillin')).toBeVisible()
})

test('a person nobody knows yet: what is not recorded is said, and nothing is made up', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patientId(site, 'delta'))
  await expect(visit.patient).toContainText('UNKNOWN-DELTA')
  await expect(identityOf(visit)).toContainText('Born not recorded')
  await expect(identityOf(visit)).toContainText('Sex unknown')
  await expect(identityOf(visit)).toContainText('Allergies not recorded')
  await expect(identityOf(visit)).not.toContainText('No known allergies')
  for (const name of ['Medications', 'Problems']) {
    await expect(visit.card(name)).toContainText('None recorded')
  }
  await expect(visit.card('Vital signs')).toContainText('mmHg')
})

test('someone who died is shown as such, with the age at death', async ({ ehr }) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patientId(site, 'varnhagen'))
  await expect(identityOf(visit)).toContainText(/Deceased \d\d-\w{3}-\d{4}/)
  await expect(identityOf(visit)).toContainText('at death')
})

test('a name longer than the panel is whole, and pushes nothing out of it', async ({ ehr }) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patientId(site, 'schoonhoven'), '320')
  await expect(visit.patient).toContainText(
    'SCHOONHOVENVANDENBERGHEUVELMANSDIJKSTRAWINKEL, Maximiliana Theodorine Wilhelmijntje Cornelia-Anna',
  )
  const overflow = await visit.patient.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  const cut = await visit.patient.evaluate((name) => name.scrollWidth - name.clientWidth)
  expect(cut).toBeLessThanOrEqual(0)
})

test('a name in another script stands beside its Latin letters', async ({ ehr }) => {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patientId(site, 'wenren'))
  await expect(visit.patient).toContainText('WENREN, Jingshu')
  await expect(identityOf(visit)).toContainText('闻人, 靖舒')
})

test('a restricted chart: the EHR does not open it, and the app is refused and says so', async ({
  ehr,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 403/) // the EHR's own answer for its own page
  const patient = patientId(site, 'ashgrove')
  await ehr.signIn(site)
  await ehr.page.goto(`${ehr.chart(site, patient)}/notes?app=chartside-${site}`)
  await expect(ehr.page.getByRole('heading', { name: 'Restricted record' })).toBeVisible()
  await expect(ehr.page.locator('iframe')).toHaveCount(0)

  // Standalone, the picker lets him be chosen; the FHIR server still keeps his record closed.
  await ehr.page.goto('/')
  await ehr.page.getByRole('link', { name: 'Sign in through Greyfield EHR (sandbox)' }).click()
  await ehr.page.getByRole('button', { name: /ASHGROVE-STEIN/ }).click()
  const visit = new VisitPage(ehr.page, ehr.page)
  await expect(identityOf(visit)).toContainText('did not permit reading who the patient is')
  await expect(identityOf(visit)).toContainText('Allergies: not permitted')
  await expect(visit.card('Medications')).toContainText('Not permitted')
})

test('a restricted chart shows nothing before somebody says why, and is open for an hour then', async ({
  ehr,
}) => {
  const patient = patientId(site, 'ashgrove')
  const searchesBefore = await recorded('chart.search', patient)
  const openingsBefore = await recorded('break-glass.open', '"ETREAT"')
  await sandbox(site).settings({ breakGlass: true })
  await ehr.signIn(site)
  const beside = `${ehr.chart(site, patient)}/notes?app=chartside-${site}&width=full`
  await ehr.page.goto(beside, { waitUntil: 'commit' })
  const visit = new VisitPage(ehr.page, ehr.page.frameLocator('iframe'))
  const gate = visit.at.getByRole('main')
  await expect(gate).toContainText('Say why you open this chart')
  await expect(gate).not.toContainText('ASHGROVE')
  expect(await recorded('chart.search', patient)).toBe(searchesBefore)

  await gate.getByRole('radio', { name: 'Emergency treatment' }).check()
  await gate
    .getByRole('textbox', { name: 'Reason, in your own words' })
    .fill('Brought in collapsed')
  await gate.getByRole('button', { name: 'Open the chart' }).click()
  await expect(visit.patient).toContainText('ASHGROVE-STEIN, Leopold')
  await expect(visit.at.getByText('Restricted chart')).toBeVisible()
  // The intent, and how it ended.
  const openings = async () => (await recorded('break-glass.open', '"ETREAT"')) - openingsBefore
  await expect.poll(openings).toBe(2)
})
