import { ConsolePage } from '../pages/console-page.ts'
import { openLaunch } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { appOrigin } from '../support/system.ts'
import type { Scenes } from './scene.ts'

const PATIENT = 'console-scene'
const pages = [
  ...['', '/search', '/exports', '/integrity', '/disclosures', '/break-glass', '/retention'],
  '/roles',
]

/** The console as a privacy officer walks through it. */
export const consoleScenes: Scenes = async function* ({ page }) {
  await storePatient('greyfield', PATIENT, { family: 'Szene', given: 'Ida', mrn: 'D1-2' })
  await openLaunch('greyfield', PATIENT)
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
}
