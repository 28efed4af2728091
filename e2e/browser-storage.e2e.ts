import type { FrameLocator, Page } from '@playwright/test'
import type { EhrPage } from './pages/ehr-page.ts'
import { VisitPage } from './pages/visit-page.ts'
import { cookies } from './support/browser.ts'
import { patientId } from './support/patients.ts'
import { sandbox } from './support/sandbox.ts'
import { appOrigin } from './support/system.ts'
import { expect, test } from './support/test.ts'

const site = 'greyfield'
const patient = patientId(site, 'marchetti')

/** From the EHR’s chart to the record, in the frame. */
async function fileInTheFrame(ehr: EhrPage): Promise<VisitPage> {
  await ehr.signIn(site)
  const visit = await ehr.openBeside(site, patient)
  await expect(visit.patient).toContainText('MARCHETTI')
  await visit.begin('Progress note')
  await visit.write('Assessment and plan', 'Stable heart failure, no change.')
  await visit.ownWhatIsOpen()
  await visit.sign()
  const recordId = await visit.filed()
  expect(await sandbox(site).documentsOf(patient)).toMatchObject([{ id: recordId }])
  return visit
}

/** Whether a cookie that is not partitioned stays in the frame. */
const keepsThirdPartyCookies = (visit: VisitPage): Promise<boolean> =>
  visit.patient.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a page may keep is what is asked here
    document.cookie = 'tried=1; SameSite=None; Secure'
    return document.cookie.includes('tried=1')
  })

test('the journey needs no third-party cookie', async ({ ehr }) => {
  const visit = await fileInTheFrame(ehr)
  expect(await keepsThirdPartyCookies(visit)).toBe(false)
})

test('the journey is the same where third-party cookies are allowed', async ({ ehrWith }) => {
  const visit = await fileInTheFrame(await ehrWith(cookies.thirdPartyAllowed))
  expect(await keepsThirdPartyCookies(visit)).toBe(true)
})

test('the journey needs no web storage: it may throw at every touch', async ({ ehr }) => {
  await ehr.page.context().addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError')
        },
      })
    }
  })
  const visit = await fileInTheFrame(ehr)
  await expect(visit.patient.evaluate(() => window.localStorage)).rejects.toThrow('SecurityError')
})

/** Requests for `/launch` itself, which is where a loop of redirects would be. */
function countLaunches(page: Page): { readonly all: string[] } {
  const all: string[] = []
  page.context().on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin === appOrigin && pathname.startsWith('/launch')) all.push(pathname)
  })
  return { all }
}

/** Opens the app beside the chart where its cookies do not stay. */
async function openBlocked(ehr: EhrPage): Promise<FrameLocator> {
  await ehr.signIn(site)
  const launches = countLaunches(ehr.page)
  await ehr.page.goto(`${ehr.chart(site, patient)}/notes?app=chartside-${site}&width=400`)
  const frame = ehr.page.frameLocator('iframe')
  const title = frame.getByRole('heading', {
    name: 'This frame does not let Chartside keep your session',
  })
  await expect(title).toBeVisible()
  expect(launches.all).toEqual(['/launch', '/launch', '/launch/blocked'])
  return frame
}

/** How often the EHR was asked to authorize. */
const authorizations = async (): Promise<number> =>
  (await sandbox(site).requests()).filter(({ path }) => path === 'auth/authorize').length

test('a frame that keeps no cookie says so, and the same launch opens in its own window', async ({
  ehrWith,
}) => {
  const ehr = await ehrWith(cookies.blockedInTheFrame)
  const frame = await openBlocked(ehr)
  expect(await authorizations()).toBe(0)

  const opened = ehr.page.context().waitForEvent('page')
  await frame.getByRole('link', { name: 'Open in its own window' }).click()
  const window = await opened
  const visit = new VisitPage(window, window)
  await visit.opened()
  await expect(visit.patient).toContainText('MARCHETTI')
  expect(await authorizations()).toBe(1)
})

test('with all cookies blocked its own window says so too, and nothing is asked of the EHR', async ({
  ehrWith,
}) => {
  const ehr = await ehrWith(cookies.blockedForTheApp)
  const frame = await openBlocked(ehr)
  const opened = ehr.page.context().waitForEvent('page')
  await frame.getByRole('link', { name: 'Open in its own window' }).click()
  const window = await opened
  await expect(
    window.getByRole('heading', { name: 'This browser does not let Chartside keep your session' }),
  ).toBeVisible()
  await expect(window.getByRole('link', { name: 'Open in its own window' })).toBeHidden()
  await expect(window.getByText('code LAUNCH_COOKIES_OFF')).toBeVisible()
  expect(await authorizations()).toBe(0)
})
