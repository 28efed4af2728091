import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aSite, setModes } from './a-site.ts'
import { anApp, redirectOf } from './an-app.ts'

const interactionOf = (page: string): string =>
  /name="interaction" value="([^"]+)"/.exec(page)?.[1] ?? ''

const formPost = (fields: Record<string, string>, headers = {}) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers,
})

describe('an EHR launch', () => {
  test('goes straight through to a code, with state and issuer, and asks nobody to sign in', async () => {
    const site = aSite()
    const { made, answer } = await anApp(site).openChart()
    expect(answer.get('code')).toHaveLength(43)
    expect(answer.get('state')).toBe(made.parameters.state)
    expect(answer.get('iss')).toBe(site.authBase)
    expect([...answer.keys()].sort()).toEqual(['code', 'iss', 'state'])
  })

  test('may come as a form', async () => {
    const app = anApp(aSite())
    const { parameters } = app.attempt(app.launchValue())
    const response = await app.server.request(
      'http://ehr.localhost:4000/greyfield/auth/authorize',
      formPost(JSON.parse(JSON.stringify(parameters))),
    )
    expect(redirectOf(response).get('code')).not.toBeNull()
  })

  test('by form is refused where it is not advertised', async () => {
    const app = anApp(aSite({ smart: { authorizePost: 'off' } }))
    const { parameters } = app.attempt(app.launchValue())
    const response = await app.server.request(
      'http://ehr.localhost:4000/greyfield/auth/authorize',
      formPost(JSON.parse(JSON.stringify(parameters))),
    )
    expect(response.status).toBe(405)
  })
})

describe('a standalone launch', () => {
  test('leads through sign-in and patient choice to a code', async () => {
    const site = aSite()
    const app = anApp(site)
    const made = app.attempt(undefined)
    const asked = await app.authorize(made)
    expect(asked.status).toBe(200)

    const signedIn = await app.server.request(
      `${site.authBase}/sign-in`,
      formPost({
        interaction: interactionOf(await asked.text()),
        username: 'okafor.d',
        password: 'sandbox',
      }),
    )
    const cookie = signedIn.headers.get('Set-Cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; Secure; SameSite=None; Partitioned/)
    const picker = await signedIn.text()
    expect(picker).toContain('MARCHETTI, ROSALIND')

    const chosen = await app.server.request(
      `${site.authBase}/choose-patient`,
      formPost({ interaction: interactionOf(picker), patient: 'm1' }),
    )
    const answer = redirectOf(chosen)
    expect(answer.get('state')).toBe(made.parameters.state)
    const { body } = await app.redeem(made, answer.get('code') ?? '')
    expect(body).toMatchObject({ patient: 'm1', encounter: 'e1' })

    const later = await app.authorize(app.attempt(undefined), { Cookie: cookie.split(';')[0] })
    expect(await later.text()).toContain('Choose a patient')
  })

  test('stays at the sign-in page with a wrong password', async () => {
    const site = aSite()
    const app = anApp(site)
    const asked = await app.authorize(app.attempt(undefined))
    const interaction = interactionOf(await asked.text())
    const again = await app.server.request(
      `${site.authBase}/sign-in`,
      formPost({ interaction, username: 'okafor.d', password: 'guess' }),
    )
    expect(again.status).toBe(401)
    expect(again.headers.get('Set-Cookie')).toBeNull()
  })

  test('that the user cancels is denied', async () => {
    const site = aSite()
    const app = anApp(site)
    const asked = await app.authorize(app.attempt(undefined))
    const cancelled = await app.server.request(
      `${site.authBase}/cancel`,
      formPost({ interaction: interactionOf(await asked.text()) }),
    )
    expect(redirectOf(cancelled).get('error')).toBe('access_denied')
  })

  test('needs no patient choice when it asks for none', async () => {
    const site = aSite()
    const app = anApp(site)
    const asked = await app.authorize(app.attempt(undefined, { scope: 'openid fhirUser' }))
    const signedIn = await app.server.request(
      `${site.authBase}/sign-in`,
      formPost({
        interaction: interactionOf(await asked.text()),
        username: 'okafor.d',
        password: 'sandbox',
      }),
    )
    expect(redirectOf(signedIn).get('code')).not.toBeNull()
  })
})

const another = 'B'.repeat(43)

/** N1, N3, N4, N5, N6: one change each, and the error it earns. */
const refused: readonly (readonly [
  title: string,
  changes: Record<string, string | undefined>,
  error: string,
])[] = [
  ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ['no response type', { response_type: undefined }, 'unsupported_response_type'],
  ['no scope', { scope: undefined }, 'invalid_request'],
  ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
  [
    'PKCE without method, which means plain',
    { code_challenge_method: undefined },
    'invalid_request',
  ],
  ['PKCE with method plain', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['a challenge that is no SHA-256', { code_challenge: 'short' }, 'invalid_request'],
  ['no aud', { aud: undefined }, 'invalid_request'],
  [
    'aud with a slash more',
    { aud: 'http://ehr.localhost:4000/greyfield/fhir/' },
    'invalid_request',
  ],
  ['aud of another site', { aud: 'http://ehr.localhost:4000/harrow/fhir' }, 'invalid_request'],
  ['aud with https', { aud: 'https://ehr.localhost:4000/greyfield/fhir' }, 'invalid_request'],
  ['aud at another port', { aud: 'http://ehr.localhost:4001/greyfield/fhir' }, 'invalid_request'],
  ['a launch value nobody made', { launch: another }, 'invalid_request'],
  ['the scope launch without the value', { launch: undefined }, 'invalid_request'],
  ['the launch value without the scope', { scope: 'openid' }, 'invalid_request'],
  [
    'a scope beyond the registration',
    { scope: 'launch patient/Observation.cruds' },
    'invalid_scope',
  ],
  ['a wildcard', { scope: 'launch patient/*.rs' }, 'invalid_scope'],
  ['another context', { scope: 'launch user/Observation.rs' }, 'invalid_scope'],
]

describe('an authorization request is refused', () => {
  test.each(refused)('with %s', async (_, changes, error) => {
    const { made, answer } = await anApp(aSite()).openChart(changes)
    expect(answer.get('error')).toBe(error)
    expect(answer.get('code')).toBeNull()
    expect(answer.get('state')).toBe(made.parameters.state)
  })

  test('without state, and nothing is made up in its place', async () => {
    const { answer } = await anApp(aSite()).openChart({ state: undefined })
    expect(answer.get('error')).toBe('invalid_request')
    expect(answer.has('state')).toBe(false)
  })

  test('with a repeated parameter', async () => {
    const site = aSite()
    const app = anApp(site)
    const { parameters } = app.attempt(app.launchValue())
    const query = new URLSearchParams(JSON.parse(JSON.stringify(parameters)))
    query.append('aud', site.fhirBase)
    const response = await app.server.request(`${site.authBase}/authorize?${query}`)
    expect(redirectOf(response).get('error')).toBe('invalid_request')
  })

  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    [
      'a redirect_uri with a slash more',
      { redirect_uri: 'http://app.localhost:3000/callback/greyfield/' },
    ],
    [
      'a redirect_uri with a query more',
      { redirect_uri: 'http://app.localhost:3000/callback/greyfield?a=1' },
    ],
    ['a redirect_uri elsewhere', { redirect_uri: 'http://evil.localhost/callback/greyfield' }],
    ['no redirect_uri', { redirect_uri: undefined }],
  ])('on an error page, without redirect, with %s', async (_, changes) => {
    const app = anApp(aSite())
    const response = await app.authorize(app.attempt(app.launchValue(), changes))
    expect(response.status).toBe(400)
    expect(response.headers.get('Location')).toBeNull()
    expect(await response.text()).toContain('cannot be authorized')
  })

  test('whatever character of aud or redirect_uri is altered', async () => {
    const app = anApp(aSite())
    const alteration = fc.record({
      field: fc.constantFrom('aud', 'redirect_uri'),
      position: fc.nat(60),
      put: fc.constantFrom('', 'x', '/', '%20', 'A'),
    })
    await fc.assert(
      fc.asyncProperty(alteration, async ({ field, position, put }) => {
        const made = app.attempt(app.launchValue())
        const right = made.parameters[field] ?? ''
        const at = position % right.length
        const altered = right.slice(0, at) + put + right.slice(at + 1)
        fc.pre(altered !== right)
        const parameters = { ...made.parameters, [field]: altered }
        const answer = redirectOf(await app.authorize({ ...made, parameters }))
        expect(answer.get('code')).toBeNull()
      }),
    )
  })
})

describe('a launch value', () => {
  test('works once', async () => {
    const app = anApp(aSite())
    const launch = app.launchValue()
    expect(redirectOf(await app.authorize(app.attempt(launch))).get('code')).not.toBeNull()
    const again = redirectOf(await app.authorize(app.attempt(launch)))
    expect(again.get('error_description')).toBe('the launch value is used')
  })

  test('is not used up by a request that is refused', async () => {
    const app = anApp(aSite())
    const launch = app.launchValue()
    await app.authorize(app.attempt(launch, { aud: undefined }))
    expect(redirectOf(await app.authorize(app.attempt(launch))).get('code')).not.toBeNull()
  })

  test('is good for five minutes', async () => {
    const site = aSite()
    const app = anApp(site)
    const launch = app.launchValue()
    site.clock.now = new Date(site.clock.now.getTime() + 300_000)
    const answer = redirectOf(await app.authorize(app.attempt(launch)))
    expect(answer.get('error_description')).toBe('the launch value is expired')
  })

  test('belongs to the app it was made for', async () => {
    const base = aSite().clients[0]
    if (!base) throw new Error('a site has a client')
    const site = aSite({ clients: [base, { ...base, id: 'other-app' }] })
    const launch = anApp(site).launchValue()
    const other = anApp(site, site.clients[1])
    const answer = redirectOf(await other.authorize(other.attempt(launch)))
    expect(answer.get('error_description')).toBe('the launch value was made for another app')
  })
})

describe('by its mode the server', () => {
  test.each([
    ['deny', 'access_denied'],
    ['server-error', 'server_error'],
    ['unavailable', 'temporarily_unavailable'],
  ] as const)('%s: answers %s, with state', async (authorize, error) => {
    const site = aSite({ smart: { authorize } })
    const { made, answer } = await anApp(site).openChart()
    expect(answer.get('error')).toBe(error)
    expect(answer.get('state')).toBe(made.parameters.state)
  })

  test('sends nothing back when the user closes the page', async () => {
    const app = anApp(aSite({ smart: { authorize: 'close' } }))
    const response = await app.authorize(app.attempt(app.launchValue()))
    expect(response.status).toBe(200)
    expect(response.headers.get('Location')).toBeNull()
  })

  test('names another issuer, or none', async () => {
    const site = aSite({ smart: { redirectIssuer: 'wrong' } })
    const wrong = await anApp(site).openChart()
    expect(wrong.answer.get('iss')).not.toBe(site.authBase)
    setModes(site, { redirectIssuer: 'absent' })
    const none = await anApp(site).openChart()
    expect(none.answer.has('iss')).toBe(false)
  })
})

test('pages of the authorization server can be framed by its apps and lead back to them only', async () => {
  const app = anApp(aSite())
  const response = await app.authorize(app.attempt(undefined))
  const policy = response.headers.get('Content-Security-Policy')
  expect(policy).toContain("form-action 'self' http://app.localhost:3000")
  expect(policy).toContain("frame-ancestors 'self' http://app.localhost:3000")
  expect(response.headers.get('Cache-Control')).toBe('no-store')
})
