import { expect, test } from '@playwright/test'
import { EhrPage } from '../pages/ehr-page.ts'
import { cookieJar, locationOf, send } from '../support/http.ts'
import { follow, launchLink } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { sandbox } from '../support/sandbox.ts'

const PATIENT = 'security-storage'
const FAMILY = 'Speicher'

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: FAMILY, given: 'Ruth', mrn: 'E3-9' })
})

// The browser of these tests blocks third-party cookies, and the two hosts are two sites.
test('S4 S5 the chart opens in the EHR’s frame without third-party cookies and web storage', async ({
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      const get = () => {
        throw new DOMException('blocked', 'SecurityError')
      }
      Object.defineProperty(window, name, { get })
    }
  })
  const ehr = new EhrPage(page)
  await ehr.signIn('greyfield')
  await ehr.openBeside('greyfield', PATIENT)
  await expect(page.frameLocator('iframe').getByText(FAMILY).first()).toBeVisible()
  const isThirdParty = await page.frames()[1]?.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: an unpartitioned cookie is what is tried out
    document.cookie = 'third=party; SameSite=None; Secure'
    return !document.cookie.includes('third=party')
  })
  expect(isThirdParty).toBe(true)
})

const authorizations = async (): Promise<number> =>
  (await sandbox('greyfield').requests()).filter(({ path }) => path === 'auth/authorize').length

for (const [where, code, headers] of [
  ['in a frame', 'LAUNCH_STORAGE_BLOCKED', { 'sec-fetch-dest': 'iframe' }],
  ['in a window', 'LAUNCH_COOKIES_OFF', {}],
] as const) {
  test(`S6 a browser ${where} that keeps no cookie is told so after two redirects, and the launch is not spent`, async () => {
    const link = await launchLink('greyfield', PATIENT)
    const asked = await authorizations()
    const probe = await send(link, { headers })
    const again = await send(locationOf(probe, link), { headers })
    const told = await send(locationOf(again, link), { headers })
    expect([probe.status, again.status, told.status]).toEqual([303, 303, 200])
    expect(told.text).toContain(code)
    // The same launch in a window of its own, where there is a frame to leave.
    expect(told.text.includes('target="_blank"')).toBe(where === 'in a frame')
    expect(await authorizations()).toBe(asked)
    expect((await follow(link, cookieJar())).at(-1)?.answer.text).toContain(FAMILY)
  })
}
