import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { recorded } from './support/trail.ts'

const site = 'greyfield'
const SENTENCE = 'Decompensated heart failure, diuresis is stepped up.'

test('S9 unfinished work of all patients is in one list, others by initials, and opens here', async ({
  ehr,
}) => {
  await ehr.signIn(site)
  await sandbox(site).arm({
    ...{ kind: 'status', status: 422, method: 'POST' },
    path: 'fhir/DocumentReference*',
  })
  const first = await ehr.openAlone(site, patientId(site, 'marchetti'))
  await first.noteOf(SENTENCE)
  await first.sign()
  await expect(first.filing.getByRole('heading')).toContainText('refused it')

  const second = await ehr.openAlone(site, patientId(site, 'schoonhoven'))
  await second.noteOf(SENTENCE)
  await second.at.getByRole('link', { name: 'Your unfinished work' }).click()
  const list = second.page.getByRole('list')
  await expect(list.getByRole('listitem')).toHaveCount(2)

  const refused = list.getByRole('listitem').filter({ hasText: 'refused by the EHR' })
  await expect(refused).toContainText('R. M.')
  await expect(refused).toContainText('Open that chart in the EHR')
  await expect(refused.getByRole('link')).toHaveCount(0)
  await expect(second.page.getByRole('main')).not.toContainText('MARCHETTI')
  expect(second.page.url()).not.toContain(patientId(site, 'marchetti'))
  expect(await second.page.title()).toBe('Chartside')

  await second.page.getByRole('button', { name: 'Needs you (1)' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await second.page.getByRole('button', { name: 'Unsigned (1)' }).click()
  await list.getByRole('link', { name: 'Open it' }).click()
  await second.opened()
  await expect(second.editor).toContainText(SENTENCE)
  expect(await recorded('worklist.read')).toBeGreaterThan(0)
  expect(await recorded('worklist.show', patientId(site, 'marchetti'))).toBeGreaterThan(0)

  // The author charts the refused one by hand, and has done with it.
  const again = await ehr.openAlone(site, patientId(site, 'marchetti'))
  await again.filing.getByRole('button', { name: 'Put aside…' }).click()
  const why = again.filing.getByRole('group', { name: 'Put aside…' })
  await why.getByRole('textbox').fill('Copied into the EHR by hand.')
  await why.getByRole('button', { name: 'Put aside', exact: true }).click()
  await expect(again.filing.getByRole('heading').first()).toHaveText('Not filed: put aside by you')
  await again.at.getByRole('link', { name: 'Your unfinished work' }).click()
  await expect(again.page.getByRole('list').getByRole('listitem')).toHaveCount(1)
  expect(await recorded('filing.dismiss')).toBeGreaterThan(0)
})
