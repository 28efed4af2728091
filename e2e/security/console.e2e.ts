import { expect, test } from '@playwright/test'
import { type Answer, type CookieJar, cookieJar, locationOf, send } from '../support/http.ts'
import { appOrigin, ehrOrigin } from '../support/system.ts'
import { recorded } from '../support/trail.ts'

const FORM = 'application/x-www-form-urlencoded'
const SECRET = 'patient-that-no-address-names'

const post = (url: string, form: Readonly<Record<string, string>>, more: object = {}) =>
  send(url, {
    method: 'POST',
    headers: { 'content-type': FORM, origin: new URL(url).origin },
    body: new URLSearchParams(form).toString(),
    ...more,
  })

const mode = (idToken: string) =>
  send(`${ehrOrigin}/idp/control/mode`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ idToken }),
  })

/** As far as the callback's URL, which was not asked for yet. */
async function answerOfProvider(username: string, jar: CookieJar): Promise<string> {
  const begun = await send(`${appOrigin}/console/sign-in`, { cookies: jar })
  const page = await send(locationOf(begun, appOrigin), { cookies: jar })
  const interaction = /name="interaction" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  return locationOf(await post(`${ehrOrigin}/idp/sign-in`, { interaction, username }), ehrOrigin)
}

async function signIn(username: string): Promise<CookieJar> {
  const jar = cookieJar()
  await send(await answerOfProvider(username, jar), { cookies: jar })
  return jar
}

const page = (path: string, cookies: CookieJar) =>
  send(`${appOrigin}/console/greyfield${path}`, { cookies })
const tokenOf = ({ text }: Answer): string =>
  /name="token" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? ''

const PAGES = [
  ...['', '/access', '/search', '/exports', '/integrity', '/disclosures', '/break-glass'],
  ...['/retention', '/signals', '/health', '/connections', '/roles', '/mine'],
  '/events/00000000-0000-4000-8000-000000000000',
  // No page: asked for by one while it is open.
  '/integrity/progress',
]
const FORMS = [
  ...['/access/ask', '/search/ask', '/disclosures/ask', '/exports/file', '/disclosures/record'],
  ...['/access/file', '/search/file', '/disclosures/file'],
  ...['/break-glass/review', '/signals/review', '/retention/hold', '/retention/lift'],
  '/integrity/verify',
]

test('S25 every page and form of the console refuses who has no session', async () => {
  for (const path of PAGES) {
    const answer = await page(path, cookieJar())
    expect(answer.status, path).toBe(401)
    expect(answer.headers['content-security-policy']).toContain(`frame-ancestors 'none'`)
    expect(answer.headers['x-frame-options']).toBe('DENY')
    expect(answer.headers['cache-control']).toContain('no-store')
  }
  for (const path of FORMS) {
    const answer = await post(`${appOrigin}/console/greyfield${path}`, {})
    expect([answer.status, answer.headers.location], path).toEqual([303, '/console/ended'])
  }
})

test('S20 S21 a form of the console needs our origin and a page of its own session', async () => {
  const [mine, theirs] = [await signIn('haddad.l'), await signIn('haddad.l')]
  const [own, other] = [await page('/retention', mine), await page('/retention', theirs)]
  const hold = { ehr: '', patient: '', reason: 'A hold that is not wanted' }
  const url = `${appOrigin}/console/greyfield/retention/hold`
  const before = await recorded('hold.place')
  for (const token of ['', tokenOf(other)]) {
    expect((await post(url, { ...hold, token }, { cookies: mine })).status).toBe(403)
  }
  const foreign = { 'content-type': FORM, origin: 'http://evil.localhost' }
  for (const headers of [{ 'content-type': FORM }, foreign, { ...foreign, origin: 'null' }]) {
    const sent = { cookies: mine, headers }
    expect((await post(url, { ...hold, token: tokenOf(own) }, sent)).status).toBe(403)
  }
  expect(await recorded('hold.place')).toBe(before)
})

test('S38 what is looked for stands in no address, and opens in no other session', async () => {
  const [mine, theirs] = [await signIn('haddad.l'), await signIn('haddad.l')]
  const token = tokenOf(await page('/access', mine))
  const form = { token, ehr: 'greyfield', patient: SECRET }
  const asked = await post(`${appOrigin}/console/greyfield/access/ask`, form, { cookies: mine })
  const address = asked.headers.location ?? ''
  expect(address).toMatch(/^\/console\/greyfield\/access\?q=/)
  expect(decodeURIComponent(address)).not.toContain(SECRET)
  expect((await send(`${appOrigin}${address}`, { cookies: mine })).text).toContain(SECRET)
  expect((await send(`${appOrigin}${address}`, { cookies: theirs })).text).not.toContain(SECRET)
})

test('S10 S14 a sign-in comes back once, to the browser that began it, with a new secret', async () => {
  const jar = cookieJar()
  const callback = await answerOfProvider('haddad.l', jar)
  const stranger = await send(callback, { cookies: cookieJar() })
  expect(stranger.headers.location).toContain('code=SIGN_IN_INVALID')
  const used = await send(callback, { cookies: jar })
  expect(used.headers.location).toContain('code=SIGN_IN_INVALID')

  const opened = await send(await answerOfProvider('haddad.l', jar), { cookies: jar })
  const cookie = opened.setCookies.find((line) => line.startsWith('__Host-console='))
  expect(cookie).toMatch(/; Secure; HttpOnly; SameSite=lax/i)
  expect(cookie).not.toMatch(/domain=/i)
})

test('S15 no proof but a right one opens the console', async () => {
  const wrong = [
    'alg-none',
    'wrong-key',
    'wrong-audience',
    'wrong-issuer',
    'wrong-nonce',
    'expired',
  ]
  try {
    for (const one of [...wrong, 'absent']) {
      await mode(one)
      const jar = cookieJar()
      const answer = await send(await answerOfProvider('haddad.l', jar), { cookies: jar })
      expect(answer.headers.location, one).toContain('code=SIGN_IN_UNPROVEN')
    }
    await mode('no-groups')
    const jar = cookieJar()
    const answer = await send(await answerOfProvider('haddad.l', jar), { cookies: jar })
    expect(answer.headers.location).toContain('code=ROLE_MISSING')
    await mode('es256')
    expect((await page('/search', await signIn('haddad.l'))).status).toBe(200)
  } finally {
    await mode('valid')
  }
})

test('S18 a role counts in its own organisation, and another’s record does not exist there', async () => {
  const auditor = await signIn('weir.j')
  expect((await page('/search', auditor)).status).toBe(200)
  const elsewhere = await send(`${appOrigin}/console/millbrook/search`, { cookies: auditor })
  expect(elsewhere.status).toBe(403)
  const officer = await signIn('haddad.l')
  const record = /href="\/console\/greyfield(\/events\/[0-9a-f-]{36})"/
  const here = record.exec((await page('/search', officer)).text)?.[1] ?? ''
  expect((await page(here, officer)).status).toBe(200)
  const there = await send(`${appOrigin}/console/millbrook${here}`, { cookies: officer })
  expect(there.status).toBe(404)
})
