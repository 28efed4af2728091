import { appOrigin, ehrOrigin } from '../support/system.ts'
import type { Scenes } from './scene.ts'

const AT_EHR = `iss=${encodeURIComponent(`${ehrOrigin}/greyfield/fhir/r4`)}&launch=scene`

const addresses = {
  landing: '/',
  'problem-unknown-ehr': '/problem?code=LAUNCH_ISSUER_UNKNOWN&ref=Zk3xQ9aB',
  'problem-no-answer': '/problem?code=DISCOVERY_FAILED&ref=Zk3xQ9aB&ehr=greyfield',
  'blocked-window': `/launch/blocked?${AT_EHR}`,
  'locked-nobody': '/l/greyfield.q7Rk2AAAAAAAAAAAAAAAAA',
  'page-missing': '/no/such/page',
} as const

/** What is seen before a chart is open, or instead of one. */
export const launchScenes: Scenes = async function* ({ page }) {
  for (const [name, address] of Object.entries(addresses)) {
    await page.goto(`${appOrigin}${address}`)
    yield name
  }
}
