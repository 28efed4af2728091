import { expect, test } from '@playwright/test'
import { cookieJar, locationOf, send } from '../support/http.ts'
import { follow, launchLink } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { sandbox } from '../support/sandbox.ts'
import { appOrigin, ehrOrigin, siteIds } from '../support/system.ts'
import { recorded } from '../support/trail.ts'

const PATIENT = 'security-redirects'
const known = `${ehrOrigin}/greyfield/fhir`

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: 'Umleitung', given: 'Piet', mrn: 'E3-5' })
})

const issuers = [
  'http://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:4340/greyfield/fhir',
  'http://[::1]/fhir',
  'file:///etc/passwd',
  'gopher://evil.example/',
  '//evil.example/fhir',
  '\\\\evil.example\\fhir',
  'javascript:alert(1)',
  `${known}.evil.example`,
  `${known}?x`,
  `${known}#x`,
  `${known}/..`,
  known.toUpperCase(),
  known.replace('http:', 'https:'),
  known.replace('ehr.', 'x.ehr.'),
  known.replace('http://', 'http://user@'),
  known.replace('http://', 'http://evil.example@'),
  `${known}%2f..`,
  ` ${known}`,
  `${known}\u0000`,
]

/** Beside charts: one of an earlier test may still be on its way. */
const CHART_READ = /^fhir\/(?!\.well-known)/

const askedOfSites = (): Promise<readonly number[]> =>
  Promise.all(
    siteIds.map(async (site) => {
      const requests = await sandbox(site).requests()
      return requests.filter(({ path }) => !CHART_READ.test(path)).length
    }),
  )

test('S9 an issuer that is not exactly a registered one is asked nothing', async () => {
  const sites = await askedOfSites()
  const rows = await recorded('launch.refuse', 'LAUNCH_ISSUER_UNKNOWN')
  for (const iss of issuers) {
    const url = `${appOrigin}/launch?${new URLSearchParams({ iss, launch: 'x' })}`
    const answer = await send(url, { cookies: cookieJar() })
    expect(locationOf(answer, url), iss).toContain('/problem?code=LAUNCH_ISSUER_UNKNOWN')
    expect(answer.setCookies, iss).toEqual([])
  }
  expect(await recorded('launch.refuse', 'LAUNCH_ISSUER_UNKNOWN')).toBe(rows + issuers.length)
  expect(await askedOfSites()).toEqual(sites)
})

const evil = ['//evil.example', '\\\\evil.example', '/\\evil.example', 'https://evil.example']
const targets = [
  ...evil,
  ...evil.map(encodeURIComponent),
  '%2F%2Fevil.example',
  '/%09/evil.example',
]

/** Parameters that other apps have followed. */
const named = [
  'next',
  'redirect',
  'redirect_uri',
  'return_to',
  'returnUrl',
  'url',
  'target',
  'code',
]

test('S16 no parameter says where a redirect goes', async () => {
  for (const target of targets) {
    const query = new URLSearchParams(named.map((name) => [name, target]))
    for (const path of ['/', '/launch', '/launch/blocked', '/problem', '/callback/greyfield']) {
      const url = `${appOrigin}${path}?${query}&iss=${encodeURIComponent(known)}&state=x`
      const answer = await send(url)
      expect(answer.headers.location ?? '/', url).toMatch(/^\/(?:problem|launch)?(?:\?|$)/)
      // What it draws may quote nothing of it as a link either.
      expect(answer.text, url).not.toMatch(/(?:href|action|src)="[^"]*evil/)
    }
  }
})

test('S16 no path says where a redirect goes', async () => {
  for (const target of targets) {
    for (const path of [target, `/l/${target}`, `/launch/${target}`, `/callback/${target}/`]) {
      const url = `${appOrigin}${path.startsWith('/') ? path : `/${path}`}`
      const answer = await send(url)
      const { location } = answer.headers
      if (location) expect(locationOf(answer, appOrigin), url).toMatch(new RegExp(`^${appOrigin}/`))
    }
  }
})

test('S16 a whole launch leads to ourselves and to the registered EHR, nowhere else', async () => {
  const way = await follow(await launchLink('greyfield', PATIENT), cookieJar())
  const origins = way.map(({ url }) => new URL(url).origin)
  expect([...new Set(origins)].sort()).toEqual([appOrigin, ehrOrigin].sort())
  expect(way.at(-1)?.answer.status).toBe(200)
})

test('S22 what a proxy or a caller says of our host changes no address we give out', async () => {
  const link = await launchLink('greyfield', PATIENT)
  const lies = {
    forwarded: 'host=evil.example;proto=https',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
    'x-original-uri': 'https://evil.example/',
    'x-rewrite-url': '/healthz',
  }
  const jar = cookieJar()
  const probe = await send(link, { cookies: jar, headers: lies })
  const started = await send(locationOf(probe, link), { cookies: jar, headers: lies })
  const authorize = new URL(locationOf(started, link))
  expect(authorize.origin).toBe(ehrOrigin)
  expect(authorize.searchParams.get('redirect_uri')).toBe(`${appOrigin}/callback/greyfield`)
  const front = await send(`${appOrigin}/`, { headers: lies })
  expect(JSON.stringify([probe.headers, started.headers, front])).not.toContain('evil')
})
