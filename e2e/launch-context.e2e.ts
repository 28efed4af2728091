import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'

test('a launch puts a panel in front, points at a fact, and lends the page its colour', async ({
  ehr,
}) => {
  await sandbox(site).smart({ intent: 'chart', fhirContext: 'a-problem', style: 'given' })
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patientId(site, 'marchetti'), '400')
  await expect(visit.card('Problems')).toBeVisible()
  const pointedAt = visit.card('Problems').getByRole('listitem').filter({
    hasText: 'The EHR opened the chart on this',
  })
  await expect(pointedAt).toHaveCount(1)
  await expect(pointedAt).toBeInViewport()

  // The first page may be drawn before the style was read; the next one has it.
  const again = await ehr.openBeside(site, patientId(site, 'marchetti'), '400')
  const tab = again.at.getByRole('button', { name: 'Chart', exact: true })
  await expect(tab).toHaveCSS('border-bottom-color', 'rgb(31, 78, 140)')
})

test('an intent that nobody knows, and a style that is not there, change nothing', async ({
  ehr,
}) => {
  await sandbox(site).smart({ intent: 'unknown', fhirContext: 'malformed', style: 'not-found' })
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patientId(site, 'marchetti'), '400')
  await expect(visit.at.getByRole('region', { name: 'New note' })).toBeVisible()
})
