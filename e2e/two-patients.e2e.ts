import type { Page } from '@playwright/test'
import { EhrPage } from './pages/ehr-page.ts'
import { VisitPage } from './pages/visit-page.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { ehrOrigin } from './support/system.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'

/** Two women of nearly the same name and birth date; what one may have would harm the other. */
const maria = { id: patientId(site, 'lopez-maria'), name: 'LOPEZ, Maria Elena', mrn: '4480317' }
const mariah = { id: patientId(site, 'lopez-mariah'), name: 'LOPEZ, Mariah Elena', mrn: '4480371' }
type Person = typeof maria

async function expectChartOf(visit: VisitPage, person: Person, other: Person): Promise<void> {
  const identity = visit.at.getByRole('region', { name: 'Patient identity' })
  await expect(identity).toContainText(person.name)
  await expect(identity).toContainText(person.mrn)
  await expect(identity).not.toContainText(other.mrn)
}

/** Both charts are written at once, sentence by sentence; then the first is signed, then the other. */
async function writeBothInTurns(first: VisitPage, second: VisitPage): Promise<void> {
  await first.begin('Progress note')
  await second.begin('Progress note')
  await first.write('Assessment and plan', 'Deep vein thrombosis on apixaban.')
  await second.write('Assessment and plan', 'Asthma, well controlled.')
  await first.write('Assessment and plan', 'Ferrous sulfate goes on.')
  await second.write('Assessment and plan', 'Lisinopril goes on.')
  await first.ownWhatIsOpen()
  await second.ownWhatIsOpen()
  await expectChartOf(first, maria, mariah)
  await expectChartOf(second, mariah, maria)
}

async function signAndExpectOwn(visit: VisitPage, person: Person, other: Person): Promise<string> {
  await visit.page.bringToFront() // a tab that nobody looks at is hardly drawn
  const dialog = await visit.review()
  await expect(dialog).toContainText(person.mrn)
  await expect(dialog).not.toContainText(other.mrn)
  await dialog.getByRole('checkbox').check()
  await visit.signAndFile()
  return visit.filed()
}

/** Each document names one patient and holds one patient’s text. */
async function expectFiled(person: Person, recordId: string, text: string, foreign: string) {
  const documents = await sandbox(site).documentsOf(person.id)
  expect(documents).toMatchObject([{ id: recordId, patientIds: [person.id] }])
  const stored = await sandbox(site).documentText(recordId)
  expect(stored).toContain(text)
  expect(stored).not.toContain(foreign)
}

async function signBoth(first: VisitPage, second: VisitPage): Promise<void> {
  const ofMaria = await signAndExpectOwn(first, maria, mariah)
  const ofMariah = await signAndExpectOwn(second, mariah, maria)
  await expectFiled(maria, ofMaria, 'apixaban', 'Asthma')
  await expectFiled(mariah, ofMariah, 'Asthma', 'apixaban')
}

const frameOf = (page: Page, person: Person): VisitPage =>
  new VisitPage(page, page.frameLocator(`iframe[title*="${person.name.toUpperCase()}"]`))

test('two patients in two frames of one page: each shows, takes and files only its own', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  await ehr.page.goto(`${ehrOrigin}/${site}/ehr/frames?patients=${maria.id},${mariah.id}`)
  const first = frameOf(ehr.page, maria)
  const second = frameOf(ehr.page, mariah)
  await first.opened()
  await second.opened()
  await writeBothInTurns(first, second)
  await signBoth(first, second)
})

test('two patients in two tabs: the earlier tab says that another chart was opened', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  const first = await ehr.openBeside(site, maria.id)
  await expect(first.anotherPatient).toBeHidden()
  const tab = new EhrPage(await ehr.page.context().newPage())
  const second = await tab.openBeside(site, mariah.id)

  await expect(first.anotherPatient).toContainText('Another chart was opened in this browser')
  await expect(first.anotherPatient).toContainText(maria.name)
  await expect(second.anotherPatient).toBeHidden()
  await writeBothInTurns(first, second)
  await first.at.getByRole('button', { name: 'Understood' }).click()
  await expect(first.anotherPatient).toBeHidden()
  await signBoth(first, second)
})

test('the address of a launch opens nothing elsewhere', async ({ ehr, expectedErrors }) => {
  expectedErrors.push(/status of 401/)
  await ehr.signIn(site)
  const first = await ehr.openBeside(site, maria.id)
  const address = await first.address()
  const elsewhere = await ehr.page.context().newPage()
  await elsewhere.goto(address.href)
  await expect(elsewhere.getByRole('heading', { name: 'Open the chart again' })).toBeVisible()
  await expect(elsewhere.getByText(maria.mrn)).toBeHidden()
})
