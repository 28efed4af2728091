import { expect, test } from 'vitest'
import { aShell } from '../shell/a-shell.ts'
import { aSite } from './a-site.ts'
import { anApp } from './an-app.ts'

test('a user sees which apps have access and takes it back', async () => {
  const site = aSite()
  const shell = aShell(site)
  await shell.signIn()
  const app = anApp(site)
  const { access_token } = await app.signOn()
  const headers = { Cookie: shell.sessionCookie(), Origin: site.origin }
  const address = `${site.authBase}/manage`

  const page = await (await app.server.request(address, { headers })).text()
  const [, family = ''] = /name="family" value="([^"]+)"/.exec(page) ?? []
  const body = () => new URLSearchParams({ family })

  const foreign = { Cookie: headers.Cookie, Origin: 'http://app.localhost:3000' }
  await app.server.request(address, { method: 'POST', headers: foreign, body: body() })
  expect(site.tokens.check(access_token, site.now())).toMatchObject({ revoked: false })

  const after = await app.server.request(address, { method: 'POST', headers, body: body() })
  expect(await after.text()).toContain('None.')
  expect(site.tokens.check(access_token, site.now())).toBe('revoked')
})

test('nobody manages without signing in', async () => {
  const site = aSite()
  const answer = await anApp(site).server.request(`${site.authBase}/manage`)
  expect(answer.headers.get('Location')).toBe('/greyfield/ehr/sign-in')
})
