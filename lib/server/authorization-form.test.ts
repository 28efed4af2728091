import { expect, test } from 'vitest'
import type { AuthorizationRequest } from '#lib/smart/authorization-request.ts'
import { authorizationForm } from './authorization-form.ts'

const request: AuthorizationRequest = {
  endpoint: 'https://ehr.example/authorize?a=1&b=2',
  clientId: 'chartside',
  redirectUri: 'https://app.example/callback/greyfield',
  scopes: ['launch', 'openid'],
  state: 'the-state',
  nonce: 'the-nonce',
  codeChallenge: 'the-challenge',
  aud: 'https://ehr.example/fhir',
  launch: `"><script>alert(1)</script>&'`,
}

test('2.2.0@52 the request goes as a form with every parameter, and only there', async () => {
  const response = authorizationForm(request, 'abc')
  const page = await response.text()
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(page).toContain('<form method="post" action="https://ehr.example/authorize?a=1&amp;b=2">')
  for (const [name, value] of [
    ['state', 'the-state'],
    ['code_challenge', 'the-challenge'],
    ['scope', 'launch openid'],
  ]) {
    expect(page).toContain(`<input type="hidden" name="${name}" value="${value}">`)
  }
})

test('what the EHR sent as launch stays a value, whatever stands in it', async () => {
  const page = await authorizationForm(request, 'abc').text()
  expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;"')
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page).toContain('<script nonce="abc">')
})
