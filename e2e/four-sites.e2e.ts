import type { VisitPage } from './pages/visit-page.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import type { SiteId } from './support/system.ts'
import { expect, test } from './support/test.ts'

/** Each site authenticates the app and answers a create in a way of its own. */
const sitesThatFile = [
  { site: 'greyfield', way: 'a key of ES384, the document in the answer' },
  { site: 'millbrook', way: 'a secret, an empty answer' },
  { site: 'eastvale', way: 'a key of RS384, no body' },
] as const satisfies readonly { site: SiteId; way: string }[]

const sentence = 'Stable heart failure, no change.'

async function writeAndSign(visit: VisitPage): Promise<void> {
  await visit.begin('Progress note')
  await visit.write('Assessment and plan', sentence)
  await visit.ownWhatIsOpen()
  await visit.sign()
}

/** @returns what the app asked of a site and should not have */
const faultsOf = async (site: SiteId) => (await sandbox(site).findings()).filter(({ ok }) => !ok)

for (const { site, way } of sitesThatFile) {
  test(`a note is filed once at ${site}: ${way}`, async ({ ehr }) => {
    const patient = patientId(site, 'marchetti')
    await ehr.signIn(site)
    const visit = await ehr.openBeside(site, patient)
    await writeAndSign(visit)
    const recordId = await visit.filed()

    const documents = await sandbox(site).documentsOf(patient)
    expect(documents).toMatchObject([{ id: recordId, patientIds: [patient] }])
    expect(await sandbox(site).documentText(recordId)).toContain(sentence)
    expect(await faultsOf(site)).toEqual([])
  })
}

test('a note that harrow keeps for review is shown as kept, and as filed once it is released', async ({
  ehr,
}) => {
  const site = 'harrow'
  const patient = patientId(site, 'marchetti')
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await writeAndSign(visit)
  await expect(visit.filing).toContainText('keeps it for review', { timeout: 20_000 })
  await expect(visit.filing).not.toContainText('DocumentReference/')
  expect(await sandbox(site).documentsOf(patient)).toEqual([])

  const waiting = (await sandbox(site).held()).filter(({ state }) => state.name === 'waiting')
  expect(waiting).toHaveLength(1)
  await sandbox(site).release(waiting[0]?.id ?? '')
  await visit.filing.getByRole('button', { name: 'Look now' }).click()
  const recordId = await visit.filed()

  const documents = await sandbox(site).documentsOf(patient)
  expect(documents).toMatchObject([{ id: recordId, patientIds: [patient] }])
  expect(await faultsOf(site)).toEqual([])
})
