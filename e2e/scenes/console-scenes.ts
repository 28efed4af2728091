import { ConsolePage } from '../pages/console-page.ts'
import { send } from '../support/http.ts'
import { openLaunch } from '../support/launch.ts'
import { openRestricted } from '../support/open-restricted.ts'
import { storePatient } from '../support/patient.ts'
import { appOrigin } from '../support/system.ts'
import type { Scenes } from './scene.ts'

const PATIENT = 'console-scene'
const RESTRICTED = 'console-scene-restricted'
const pages = [
  ...[
    '',
    '/search',
    '/exports',
    '/integrity',
    '/disclosures',
    '/break-glass',
    '/signals',
    '/retention',
  ],
  '/roles',
]

/** The console as a privacy officer walks through it. */
export const consoleScenes: Scenes = async function* ({ page }) {
  await storePatient('greyfield', PATIENT, { family: 'Szene', given: 'Ida', mrn: 'D1-2' })
  await storePatient('greyfield', RESTRICTED, {
    ...{ family: 'Riegel', given: 'Rosa', mrn: 'D1-3', isRestricted: true },
  })
  await openLaunch('greyfield', PATIENT)
  const gate = await openLaunch('greyfield', RESTRICTED)
  await openRestricted(gate, RESTRICTED)
  await send(`${appOrigin}/l/${gate.launchId}`, { cookies: gate.jar })
  const console = new ConsolePage(page)
  await page.goto(`${appOrigin}/console`)
  yield 'console-door'
  await console.signIn('Leila Haddad')
  for (const path of pages) {
    await console.go(path)
    yield `console-${path.slice(1) || 'overview'}`
  }
  await console.open('Access report')
  await page.getByLabel('Patient id at that EHR').fill(PATIENT)
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('region', { name: 'By person' }).waitFor()
  yield 'console-access'
  await page
    .getByRole('link', { name: /^Details of/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'One access' }).waitFor()
  yield 'console-record'
  await console.go('/connections')
  yield 'console-forbidden'
  await page.getByRole('link', { name: 'To what your role includes' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await console.signIn('Mira Castellan')
  await console.open('Health')
  yield 'console-health'
}
