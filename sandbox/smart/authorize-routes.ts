import { setTimeout as sleep } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import type { EhrUser, Site } from '../site.ts'
import { codeRedirect, errorRedirect } from './authorize-answer.ts'
import { checkAuthorizeRequest } from './authorize-checks.ts'
import { choosePatientPage, closedPage, refusedPage, signInPage } from './authorize-pages.ts'
import {
  type AuthorizeRequest,
  type Caller,
  callerOf,
  parseAuthorizeRequest,
} from './authorize-request.ts'
import { findUser, signedInUser, signIn } from './ehr-session.ts'
import { parameter, requestParameters } from './form-parameters.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { createOneUseValues, type OneUseValues, secondsAfter } from './one-use-values.ts'

/** A user on the way through sign-in and patient choice. */
type Interaction = { readonly request: AuthorizeRequest; readonly user: EhrUser | undefined }
type Interactions = OneUseValues<Interaction>

const INTERACTION_SECONDS = 600
const HANG_MS = 120_000

// 303: what came as a form goes on as a GET, without its body (RFC 9700 §4.12).
const goTo = (c: Context, url: string): Response => c.redirect(url, 303)

const outOfTime = 'This page was used already or is too old. Start again from the app.'

/** Decides whose turn it is: the sign-in page, the patient choice, or back to the app. */
async function proceed(
  c: Context,
  site: Site,
  interactions: Interactions,
  { request, user }: Interaction,
): Promise<Response> {
  const { client, launch, scopes } = request
  if (launch)
    return goTo(
      c,
      codeRedirect(site, request, { user: launch.value, patientId: launch.value.patientId }),
    )
  const step = {
    site,
    client,
    interaction: interactions.issue(
      { request, user },
      secondsAfter(site.now(), INTERACTION_SECONDS),
    ),
  }
  if (!user) return c.html(signInPage(step))
  if (scopes.includes('launch/patient')) return c.html(choosePatientPage(step))
  return goTo(c, codeRedirect(site, request, { user, patientId: undefined }))
}

/** What the site's mode makes of a request that is right in itself. */
function failByMode(site: Site): void {
  switch (site.settings.smart.authorize) {
    case 'deny':
      throw new OAuthRefusal('access_denied', 'the user denied the request')
    case 'server-error':
      throw new OAuthRefusal('server_error', 'the authorization server failed')
    case 'unavailable':
      throw new OAuthRefusal('temporarily_unavailable', 'the authorization server is busy')
    case 'allow':
    case 'close':
    case 'hang':
  }
}

async function authorize(c: Context, site: Site, interactions: Interactions): Promise<Response> {
  const parameters = await requestParameters(c.req)
  const caller = callerOf(site, parameters)
  const method = c.req.method
  checkAuthorizeRequest(site, { parameters, method, cookies: c.req.header('Cookie') ?? '' })
  if (typeof caller === 'string') return c.html(refusedPage(site, caller), 400)
  if (method === 'POST' && site.settings.smart.authorizePost === 'off') {
    return c.text('This server takes authorization requests by GET only.', 405, { Allow: 'GET' })
  }
  return answerOrRefuse(c, site, caller, parameters, async () => {
    const request = parseAuthorizeRequest(site, caller, parameters)
    failByMode(site)
    if (site.settings.smart.authorize === 'close') return c.html(closedPage(site))
    if (site.settings.smart.authorize === 'hang') await hang(c.req.raw.signal)
    const user = await signedInUser(c, site)
    return proceed(c, site, interactions, { request, user })
  })
}

const hang = (signal: AbortSignal): Promise<void> =>
  sleep(HANG_MS, undefined, { ref: false, signal }).catch(() => undefined)

async function answerOrRefuse(
  c: Context,
  site: Site,
  caller: Caller,
  parameters: URLSearchParams,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer()
  } catch (thrown) {
    if (!(thrown instanceof OAuthRefusal)) throw thrown
    return goTo(c, errorRedirect(site, caller, parameter(parameters, 'state'), thrown))
  }
}

/** Takes the interaction named by a posted form; undefined when it is too late for it. */
function takeInteraction(
  site: Site,
  interactions: Interactions,
  form: URLSearchParams,
): Interaction | undefined {
  const found = interactions.take(form.get('interaction') ?? '', site.now())
  return found.state === 'fresh' ? found.value : undefined
}

/** authorize, and the pages a user without EHR session goes through. */
export function authorizeRoutes(site: Site): Hono {
  const interactions: Interactions = createOneUseValues()
  const app = new Hono()

  const onForm = (
    path: string,
    answer: (c: Context, interaction: Interaction, form: URLSearchParams) => Promise<Response>,
  ) =>
    app.post(path, async (c) => {
      const form = await requestParameters(c.req)
      const interaction = takeInteraction(site, interactions, form)
      return interaction ? answer(c, interaction, form) : c.html(refusedPage(site, outOfTime), 400)
    })

  app.on(['GET', 'POST'], '/authorize', (c) => authorize(c, site, interactions))

  onForm('/sign-in', async (c, { request }, form) => {
    const user = findUser(site, {
      username: form.get('username') ?? '',
      password: form.get('password') ?? '',
    })
    if (user) {
      await signIn(c, site, user)
      return proceed(c, site, interactions, { request, user })
    }
    const until = secondsAfter(site.now(), INTERACTION_SECONDS)
    const interaction = interactions.issue({ request, user }, until)
    const step = { site, client: request.client, interaction }
    return c.html(signInPage(step, 'User name or password is wrong.'), 401)
  })

  onForm('/choose-patient', async (c, { request, user }, form) => {
    const patientId = form.get('patient') ?? ''
    const isKnown = site.store.read('Patient', patientId)?.deleted === false
    if (!user || !isKnown) return c.html(refusedPage(site, outOfTime), 400)
    return goTo(c, codeRedirect(site, request, { user, patientId }))
  })

  onForm('/cancel', async (c, { request }) => {
    const refusal = new OAuthRefusal('access_denied', 'the user cancelled')
    return goTo(c, errorRedirect(site, request, request.state, refusal))
  })

  return app
}
