import { patientId } from './support/patients.ts'
import { appOrigin } from './support/system.ts'
import { expect, test } from './support/test.ts'
import { recorded } from './support/trail.ts'

// A device, and nobody who allows it: without a window the browser's question is answered by a no.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream'],
      }),
    { scope: 'worker' },
  ],
})

test('a microphone that the browser keeps back says whose no it is, and records once it is allowed', async ({
  ehr,
}) => {
  await ehr.signIn('greyfield')
  const visit = await ehr.openAlone('greyfield', patientId('greyfield', 'marchetti'))
  const press = (name: string) => visit.at.getByRole('button', { name, exact: true }).click()
  await visit.begin('Progress note')
  await visit.showPanel('Transcript')
  await press('Record the visit')
  await press('They agree, record')
  const bar = visit.at.getByRole('region', { name: 'Recording', exact: true })
  await expect(bar).toContainText('The browser was told not to give the microphone')
  await expect(bar).toContainText('Nothing is recorded.')
  await expect(visit.page).not.toHaveTitle(/Recording/)

  await visit.page.context().grantPermissions(['microphone'], { origin: appOrigin })
  await press('Try again')
  await expect(visit.page).toHaveTitle(/^● Recording/)
  const before = await recorded('consent.withdraw')
  await press('Withdraw')
  await expect(bar).toContainText('Consent withdrawn')
  await expect.poll(() => recorded('consent.withdraw')).toBeGreaterThan(before)
})
