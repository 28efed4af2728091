import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { appOrigin, ehrOrigin } from '../support/system.ts'

// The proof is the browser's: a page of each origin tries to show ours in a frame.
const iss = encodeURIComponent(`${ehrOrigin}/greyfield/fhir`)
const { port } = new URL(ehrOrigin)

let stranger: Server
let strangersPort: number

test.beforeAll(async () => {
  stranger = createServer((_, response) => response.end('<!doctype html><title>Stranger</title>'))
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address.
  strangersPort = (stranger.address() as AddressInfo).port
})
test.afterAll(() => stranger.close())

type Host = { readonly what: string; readonly origin: () => string; readonly path: string }

const strangers: readonly Host[] = [
  {
    what: 'a stranger',
    origin: () => `http://evil.localhost:${strangersPort}`,
    path: '/problem?ehr=greyfield',
  },
  {
    what: 'the EHR’s host on another port',
    origin: () => `http://ehr.localhost:${strangersPort}`,
    path: `/launch/blocked?iss=${iss}`,
  },
  {
    what: 'a host below the EHR’s',
    origin: () => `http://x.ehr.localhost:${port}`,
    path: '/l/greyfield.AAAAAAAAAAAAAAAAAAAAAA',
  },
  { what: 'the EHR, of a page that is nobody’s', origin: () => ehrOrigin, path: '/' },
  {
    what: 'the EHR, of the launch of an issuer nobody registered',
    origin: () => ehrOrigin,
    path: '/launch/blocked?iss=https%3A%2F%2Fevil.example',
  },
]

const ours: readonly Host[] = [
  { what: 'a problem of the EHR', origin: () => ehrOrigin, path: '/problem?ehr=greyfield' },
  { what: 'a launch that is over', origin: () => ehrOrigin, path: '/l/greyfield.AAAAAAAAAAAAAAAA' },
]

/** Puts a page of ours into a frame of a page of that origin, and waits for where it ends up. */
async function framed(page: Page, host: Host, end: string): Promise<void> {
  await page.goto(`${host.origin()}/nothing-here`)
  await page.evaluate(async (address) => {
    const frame = document.createElement('iframe')
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    frame.src = address
    document.body.append(frame)
    await loaded
  }, `${appOrigin}${host.path}`)
  await expect.poll(() => page.frames()[1]?.url()).toBe(end)
}

for (const host of strangers) {
  test(`S1 a frame of ${host.what} stays blank`, async ({ page }) => {
    // The browser's own error page.
    await framed(page, host, 'chrome-error://chromewebdata/')
  })
}

for (const host of ours) {
  test(`S1 a frame of the registered EHR shows ${host.what}`, async ({ page }) => {
    await framed(page, host, `${appOrigin}${host.path}`)
    await expect(page.frameLocator('iframe').locator('h1')).toBeVisible()
  })
}
