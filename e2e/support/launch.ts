import { type Answer, type CookieJar, cookieJar, locationOf, send } from './http.ts'
import { ehrOrigin, type SiteId } from './system.ts'

const FORM = 'application/x-www-form-urlencoded'

export type Visited = { readonly url: string; readonly answer: Answer }

/** A chart that was opened, as the browser that opened it knows it. */
export type OpenedLaunch = {
  readonly launchId: string
  readonly jar: CookieJar
  /** The page of the visit. */
  readonly page: Answer
  /** Every URL on the way, the EHR's launch link first. */
  readonly way: readonly Visited[]
}

/** Signs a clinician in to the EHR: the cookies of their browser. */
async function signInToEhr(site: SiteId): Promise<CookieJar> {
  const jar = cookieJar()
  const answer = await send(`${ehrOrigin}/${site}/ehr/sign-in`, {
    method: 'POST',
    headers: { origin: ehrOrigin, 'content-type': FORM },
    body: new URLSearchParams({ username: 'okafor.d', password: 'sandbox' }).toString(),
    cookies: jar,
  })
  if (answer.status !== 303) throw new Error(`the EHR did not sign in: ${answer.status}`)
  return jar
}

/** The EHR's link that opens Chartside on a patient: `/launch?iss=…&launch=…`, good for one use. */
export async function launchLink(site: SiteId, patientId: string): Promise<string> {
  const link = `${ehrOrigin}/${site}/ehr/patients/${patientId}/launch?app=chartside-${site}`
  return locationOf(await send(link, { cookies: await signInToEhr(site) }), link)
}

type Next = { readonly url: string; readonly form?: string | undefined }

const MOST_STEPS = 12

/**
 * Follows redirects, and forms that send themselves.
 * @param isEnd where to stop: that URL comes back too, but was not asked for (status 0)
 */
export async function follow(
  start: string,
  jar: CookieJar,
  isEnd: (url: string) => boolean = () => false,
): Promise<readonly Visited[]> {
  const way: Visited[] = []
  let next: Next | undefined = { url: start }
  while (next && !(way.length > 0 && isEnd(next.url))) {
    if (way.length > MOST_STEPS) throw new Error('there is no end of redirects')
    const { url }: Next = next
    const answer = await send(url, { cookies: jar, ...posted(next) })
    way.push({ url, answer })
    next = answer.headers.location ? { url: locationOf(answer, url) } : ownForm(answer)
  }
  return next ? [...way, { url: next.url, answer: NOT_ASKED }] : way
}

const NOT_ASKED: Answer = { status: 0, headers: {}, setCookies: [], text: '' }

const posted = ({ form }: Next) =>
  form === undefined ? {} : { method: 'POST', headers: { 'content-type': FORM }, body: form }

/** The authorization request as a form that sends itself (2.2.0@50). */
function ownForm({ text }: Answer): Next | undefined {
  const action = /<form method="post" action="([^"]+\/auth\/authorize)">/.exec(text)?.[1]
  if (!action) return undefined
  const fields = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
  const values = fields.map(([, name = '', value = '']) => [name, plain(value)])
  return { url: action, form: new URLSearchParams(values).toString() }
}

const plain = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

const isCallback = (url: string): boolean => new URL(url).pathname.startsWith('/callback/')

/** A launch as far as the EHR's answer: the callback's URL, which was not asked for yet. */
export async function answerOfEhr(
  site: SiteId,
  patientId: string,
): Promise<{
  readonly callback: string
  readonly jar: CookieJar
  readonly way: readonly Visited[]
}> {
  const jar = cookieJar()
  const way = await follow(await launchLink(site, patientId), jar, isCallback)
  const callback = way.at(-1)?.url ?? ''
  if (!isCallback(callback)) throw new Error(`no answer from the EHR, but ${callback}`)
  return { callback, jar, way }
}

/** Opens a patient's chart from the EHR, as a browser does. */
export async function openLaunch(site: SiteId, patientId: string): Promise<OpenedLaunch> {
  const { callback, jar, way } = await answerOfEhr(site, patientId)
  const whole = [...way.slice(0, -1), ...(await follow(callback, jar))]
  const last = whole.at(-1)
  const launchId = /\/l\/([^/?]+)$/.exec(last?.url ?? '')?.[1]
  if (!last || !launchId) throw new Error(`the launch did not open a chart: ${last?.url}`)
  return { launchId, jar, page: last.answer, way: whole }
}
