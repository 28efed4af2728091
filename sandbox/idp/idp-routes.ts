import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { sameOriginOnly } from '../control/same-origin-only.ts'
import { refuseForeignForms } from '../shell/refuse-foreign-forms.ts'
import { requestParameters } from '../smart/form-parameters.ts'
import { OAuthRefusal } from '../smart/oauth-refusal.ts'
import { createOneUseValues, secondsAfter } from '../smart/one-use-values.ts'
import { createSigningKeys } from '../smart/signing-keys.ts'
import { type IdentityProvider, type IdpMode, idpAccounts, idpModes } from './identity-provider.ts'
import { idpRefusedPage, idpSignedOutPage, idpSignInPage } from './idp-pages.ts'
import { type IdpRequest, parseIdpRequest, unknownCaller } from './idp-request.ts'
import { type IdpCode, idpToken } from './idp-token.ts'

const PAGE_SECONDS = 600
const CODE_SECONDS = 60

// Object.keys forgets the names.
const modeNames = Object.keys(idpModes) as [IdpMode, ...IdpMode[]]
const modeSchema = z.strictObject({ idToken: z.enum(modeNames) })

/** OpenID Connect Discovery §3, RP-Initiated Logout §2.1, RFC 9207. */
const configuration = ({ issuer }: IdentityProvider) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  end_session_endpoint: `${issuer}/end-session`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256', 'ES256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: ['openid', 'profile'],
  claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce', 'name', 'groups', 'fhirUser'],
  authorization_response_iss_parameter_supported: true,
})

const headers =
  (app: string): MiddlewareHandler =>
  async (c, next) => {
    await next()
    c.res.headers.set(
      'Content-Security-Policy',
      `default-src 'self'; img-src 'self' data:; form-action 'self' ${app}; frame-ancestors 'none'; base-uri 'none'`,
    )
    // Not `no-referrer`: with that, forms of this origin would say `Origin: null`.
    c.res.headers.set('Referrer-Policy', 'same-origin')
    c.res.headers.set('Cache-Control', 'no-store')
  }

function signInRoutes(provider: IdentityProvider, issueCode: (code: IdpCode) => string): Hono {
  const { client, issuer } = provider
  const interactions = createOneUseValues<IdpRequest>()
  const app = new Hono().use(headers(new URL(client.redirectUri).origin))

  const back = (c: Context, values: Readonly<Record<string, string>>): Response =>
    c.redirect(`${client.redirectUri}?${new URLSearchParams({ ...values, iss: issuer })}`, 303)

  const onForm = (
    path: string,
    answer: (
      c: Context,
      request: IdpRequest,
      form: URLSearchParams,
    ) => Response | Promise<Response>,
  ) =>
    app.post(path, refuseForeignForms(provider), async (c) => {
      const form = await requestParameters(c.req)
      const found = interactions.take(form.get('interaction') ?? '', provider.now())
      if (found.state === 'fresh') return answer(c, found.value, form)
      return c.html(idpRefusedPage('This page was used already or is too old.'), 400)
    })

  app.get('/authorize', (c) => {
    const query = new URL(c.req.url).searchParams
    const problem = unknownCaller(client, query)
    if (problem) return c.html(idpRefusedPage(problem), 400)
    try {
      const until = secondsAfter(provider.now(), PAGE_SECONDS)
      return c.html(idpSignInPage(interactions.issue(parseIdpRequest(query), until)))
    } catch (thrown) {
      if (!(thrown instanceof OAuthRefusal)) throw thrown
      return back(c, { error: thrown.error, state: query.get('state') ?? '' })
    }
  })
  onForm('/sign-in', (c, request, form) => {
    const account = idpAccounts.find(({ username }) => username === form.get('username'))
    if (!account) return c.html(idpRefusedPage('Nobody has this name.'), 401)
    return back(c, { code: issueCode({ request, account }), state: request.state })
  })
  onForm('/cancel', (c, { state }) => back(c, { error: 'access_denied', state }))
  app.get('/end-session', (c) => {
    const asked = new URL(c.req.url).searchParams.get('post_logout_redirect_uri')
    return c.html(idpSignedOutPage(asked === client.afterSignOut ? asked : undefined))
  })
  return app
}

/** An OpenID provider for people of the organisation: its pages, tokens, keys and switches. */
export function idpRoutes(provider: IdentityProvider): Hono {
  const keys = createSigningKeys()
  const codes = createOneUseValues<IdpCode>()
  const issueCode = (code: IdpCode) => codes.issue(code, secondsAfter(provider.now(), CODE_SECONDS))

  const app = new Hono()
  app.get('/.well-known/openid-configuration', (c) => c.json(configuration(provider)))
  app.get('/jwks', async (c) => c.json(await keys.published(false)))
  app.post('/token', (c) => idpToken(c, provider, codes, keys))
  app.put('/control/mode', sameOriginOnly(provider), async (c) => {
    const parsed = modeSchema.safeParse(await c.req.json())
    if (!parsed.success) return c.json({ problem: 'idToken is one of the modes' }, 400)
    provider.mode = parsed.data.idToken
    return c.json({ idToken: provider.mode })
  })
  app.route('/', signInRoutes(provider, issueCode))
  return app
}
