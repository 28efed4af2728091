import { expect, test } from '@playwright/test'
import { query } from '../support/database.ts'
import { type CookieJar, cookieJar, locationOf, send } from '../support/http.ts'
import { answerOfEhr, follow, launchLink, openLaunch } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { sandbox } from '../support/sandbox.ts'
import { appOrigin } from '../support/system.ts'
import { recorded } from '../support/trail.ts'

const PATIENT = 'security-callback'
const SITE = 'greyfield'

test.beforeAll(async () => {
  await storePatient(SITE, PATIENT, { family: 'Rückruf', given: 'Kaja', mrn: 'E3-4' })
})
test.afterEach(() => sandbox(SITE).heal())

/** The code of the problem page to which a request leads; undefined when it leads elsewhere. */
async function problemOf(url: string, jar: CookieJar): Promise<string | undefined> {
  const answer = await send(url, { cookies: jar })
  const target = new URL(locationOf(answer, url))
  return target.pathname === '/problem' ? (target.searchParams.get('code') ?? '') : undefined
}

const tokenRequests = async (): Promise<number> =>
  (await sandbox(SITE).requests()).filter(({ path }) => path === 'auth/token').length

/** Refused with this code, on the trail, before any token was asked for. */
async function expectRefusal(code: string, attempt: () => Promise<string | undefined>) {
  const [rows, tokens] = await Promise.all([recorded('launch.refuse', code), tokenRequests()])
  expect(await attempt()).toBe(code)
  expect(await recorded('launch.refuse', code)).toBe(rows + 1)
  expect(await tokenRequests()).toBe(tokens)
}

const withParameter = (url: string, name: string, value: string): string => {
  const changed = new URL(url)
  changed.searchParams.set(name, value)
  return changed.href
}

test('S10 an answer that comes a second time opens nothing, and what it opened stays open', async () => {
  const opened = await openLaunch(SITE, PATIENT)
  const callback = opened.way.find(({ url }) => url.includes('/callback/'))?.url ?? ''
  await expectRefusal('LAUNCH_STATE_INVALID', () => problemOf(callback, opened.jar))
  const still = await send(`${appOrigin}/l/${opened.launchId}`, { cookies: opened.jar })
  expect(still.status).toBe(200)
})

test('S10 an answer that comes in another browser opens nothing, and is spent', async () => {
  const { callback, jar } = await answerOfEhr(SITE, PATIENT)
  await expectRefusal('LAUNCH_BROWSER_MISMATCH', () => problemOf(callback, cookieJar()))
  await expectRefusal('LAUNCH_STATE_INVALID', () => problemOf(callback, jar))
})

test('S10 an answer that comes in a browser with another launch opens nothing', async () => {
  const mine = await answerOfEhr(SITE, PATIENT)
  const other = await answerOfEhr(SITE, PATIENT)
  await expectRefusal('LAUNCH_BROWSER_MISMATCH', () => problemOf(mine.callback, other.jar))
})

test('S10 an answer after the ten minutes opens nothing', async () => {
  const { callback, jar } = await answerOfEhr(SITE, PATIENT)
  await query(`update pending_launch set expires_at = expires_at - interval '10 minutes'`)
  await expectRefusal('LAUNCH_STATE_INVALID', () => problemOf(callback, jar))
})

test('S10 an answer with a state that is made up, doubled or missing opens nothing', async () => {
  const { callback, jar } = await answerOfEhr(SITE, PATIENT)
  const made = withParameter(callback, 'state', 'A'.repeat(43))
  await expectRefusal('LAUNCH_STATE_INVALID', () => problemOf(made, jar))
  await expectRefusal('LAUNCH_STATE_INVALID', () => problemOf(`${callback}&state=x`, jar))
  await expectRefusal('LAUNCH_STATE_INVALID', () =>
    problemOf(`${appOrigin}/callback/${SITE}?code=x`, jar),
  )
})

test('S11 the EHR saw state and nonce of full strength and an S256 challenge, none of them twice', async () => {
  const begun = new Date().toISOString()
  await openLaunch(SITE, PATIENT)
  await openLaunch(SITE, PATIENT)
  const findings = (await sandbox(SITE).findings()).filter(({ at }) => at >= begun)
  for (const id of ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'] as const) {
    const found = findings.filter((finding) => finding.id === id)
    expect(found.length, id).toBeGreaterThanOrEqual(2)
    expect(found.filter(({ ok }) => !ok)).toEqual([])
  }
})

test('S11 the verifier never passes through the browser', async () => {
  const { way } = await openLaunch(SITE, PATIENT)
  const traffic = way.map(({ url, answer }) => [url, answer.text, ...answer.setCookies].join('\n'))
  expect(traffic.join('\n')).not.toContain('verifier')
  const authorize = new URL(way.find(({ url }) => url.includes('/auth/authorize'))?.url ?? '')
  const sent = ['state', 'nonce', 'code_challenge'].map((name) => authorize.searchParams.get(name))
  expect(new Set(sent).size).toBe(3)
  for (const value of sent) expect(value).toMatch(/^[\w-]{43}$/)
})

test('S12 a code of one EHR is not used at the callback of another', async () => {
  const { callback, jar } = await answerOfEhr(SITE, PATIENT)
  const elsewhere = callback.replace(`/callback/${SITE}`, '/callback/millbrook')
  await expectRefusal('LAUNCH_ISSUER_MISMATCH', () => problemOf(elsewhere, jar))
})

test('S12 an answer in the name of another issuer, or of none, is not used', async () => {
  for (const iss of ['http://evil.localhost/auth', '']) {
    const { callback, jar } = await answerOfEhr(SITE, PATIENT)
    const before = await tokenRequests()
    expect(await problemOf(withParameter(callback, 'iss', iss), jar)).toBe('LAUNCH_ISSUER_MISMATCH')
    expect(await tokenRequests()).toBe(before)
  }
  const unnamed = await answerOfEhr(SITE, PATIENT)
  const withoutIssuer = new URL(unnamed.callback)
  withoutIssuer.searchParams.delete('iss') // which this EHR announced to send
  expect(await problemOf(withoutIssuer.href, unnamed.jar)).toBe('LAUNCH_ISSUER_MISMATCH')
  await sandbox(SITE).smart({ redirectIssuer: 'wrong' })
  const { callback, jar } = await answerOfEhr(SITE, PATIENT)
  expect(await problemOf(callback, jar)).toBe('LAUNCH_ISSUER_MISMATCH')
})

test('S13 discovery that names a foreign host leads nobody there', async () => {
  const site = 'harrow'
  await storePatient(site, PATIENT, { family: 'Rückruf', given: 'Kaja', mrn: 'E3-4' })
  await sandbox(site).smart({ discoveredUrls: 'foreign-host' })
  const way = await follow(await launchLink(site, PATIENT), cookieJar(), (url) =>
    url.includes('/auth/authorize'),
  )
  const last = new URL(way.at(-1)?.url ?? '')
  // What discovery said within the last five minutes is still known from an earlier launch.
  const isKnown = last.pathname.endsWith('/authorize')
  expect(isKnown ? last.hostname : last.searchParams.get('code')).toBe(
    isKnown ? 'ehr.localhost' : 'DISCOVERY_UNTRUSTED',
  )
  await sandbox(site).heal()
  const trapped = (await sandbox(site).findings()).filter(({ id, ok }) => id === 'R12' && !ok)
  expect(trapped).toEqual([])
})

const forged = [
  'alg-none',
  'hs256-public-key',
  'wrong-key',
  'wrong-audience',
  'wrong-issuer',
  'expired',
  'not-yet-valid',
  'wrong-nonce',
  'absent',
] as const

for (const idToken of forged) {
  test(`S15 an id_token that is ${idToken} opens no chart`, async () => {
    const { callback, jar } = await answerOfEhr(SITE, PATIENT)
    await sandbox(SITE).smart({ idToken })
    const answer = await send(callback, { cookies: jar })
    expect(locationOf(answer, callback)).toContain('/problem?code=ID_TOKEN_INVALID')
    expect(answer.setCookies).toEqual([])
  })
}

for (const idToken of ['valid', 'es256', 'no-kid'] as const) {
  test(`S15 an id_token that is ${idToken} opens the chart`, async () => {
    await sandbox(SITE).smart({ idToken })
    expect((await openLaunch(SITE, PATIENT)).page.status).toBe(200)
  })
}
