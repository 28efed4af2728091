import { expect, test } from '@playwright/test'
import { type Answer, send } from '../support/http.ts'
import { type OpenedLaunch, openLaunch } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { appOrigin, ehrOrigin } from '../support/system.ts'

const PATIENT = 'security-headers'
const iss = encodeURIComponent(`${ehrOrigin}/greyfield/fhir`)

type Route = {
  readonly path: string
  readonly status: number
  readonly frame: 'the EHR' | 'nobody'
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

let opened: OpenedLaunch
const own = () => `/l/${opened.launchId}`

/** One row for each kind of answer of each route: found, redirected, refused and failed. */
const routes = (): readonly Route[] => [
  { path: '/', status: 200, frame: 'nobody' },
  { path: '/problem?code=LAUNCH_DENIED', status: 200, frame: 'nobody' },
  { path: '/problem?code=LAUNCH_DENIED&ehr=greyfield', status: 200, frame: 'the EHR' },
  { path: '/launch/blocked', status: 200, frame: 'nobody' },
  { path: `/launch/blocked?iss=${iss}`, status: 200, frame: 'the EHR' },
  { path: '/launch', status: 303, frame: 'nobody' },
  { path: `/launch?iss=${iss}&launch=x`, status: 303, frame: 'the EHR' },
  { path: '/launch?iss=https%3A%2F%2Fevil.example', status: 303, frame: 'nobody' },
  { path: '/launch', method: 'POST', status: 303, frame: 'nobody' },
  { path: '/callback/greyfield?code=a&state=b', status: 303, frame: 'the EHR' },
  { path: '/callback/greyfield/?code=a&state=b', status: 303, frame: 'the EHR' },
  { path: '/callback/nowhere?code=a&state=b', status: 303, frame: 'nobody' },
  { path: own(), status: 200, frame: 'the EHR' },
  { path: `${own()}/trail`, status: 200, frame: 'the EHR' },
  { path: `${own()}/worklist`, status: 200, frame: 'the EHR' },
  { path: `${own()}/activity`, status: 200, frame: 'the EHR' },
  { path: `${own()}/chart/patient`, status: 200, frame: 'the EHR' },
  { path: `${own()}/chart/nothing`, status: 400, frame: 'the EHR' },
  { path: `${own()}/filings/none`, status: 404, frame: 'the EHR' },
  { path: `${own()}/filings/none/text`, status: 404, frame: 'the EHR' },
  { path: `${own()}/filings/none/difference`, status: 404, frame: 'the EHR' },
  { path: `${own()}/notes/none/print`, status: 404, frame: 'the EHR' },
  { path: `${own()}/notes/none/pdf`, status: 404, frame: 'the EHR' },
  { path: `${own()}/stay`, method: 'POST', status: 403, frame: 'the EHR' },
  {
    ...{ path: `${own()}/stay`, method: 'POST', status: 204, frame: 'the EHR' },
    headers: { origin: appOrigin },
  },
  { path: `${own()}/window`, status: 200, frame: 'the EHR' },
  { path: `${own()}/window/enter`, method: 'POST', status: 403, frame: 'the EHR' },
  { path: own(), method: 'POST', status: 403, frame: 'the EHR' },
  {
    ...{ path: own(), method: 'POST', status: 400, frame: 'the EHR' },
    headers: { origin: 'not an origin' },
  },
  { path: own(), method: 'PUT', status: 403, frame: 'the EHR' },
  { path: `${own()}/nothing`, status: 404, frame: 'the EHR' },
  { path: '/l/greyfield.AAAAAAAAAAAAAAAAAAAAAA', status: 401, frame: 'the EHR' },
  { path: '/l/nowhere.AAAAAAAAAAAAAAAAAAAAAA/activity', status: 401, frame: 'nobody' },
  { path: '/l/nothing', status: 401, frame: 'nobody' },
  { path: '/healthz', status: 200, frame: 'nobody' },
  { path: '/nothing', status: 404, frame: 'nobody' },
  { path: '/favicon.ico', status: 200, frame: 'nobody' },
  { path: '/favicon/nothing', status: 404, frame: 'nobody' },
  { path: '/icon.svg/nothing', status: 404, frame: 'nobody' },
  { path: '/_next/image?url=x&w=640&q=75', status: 400, frame: 'nobody' },
]

type Seen = { readonly what: string; readonly route: Route; readonly answer: Answer }
let seen: readonly Seen[]

const header = (answer: Answer, name: string): string => String(answer.headers[name] ?? '')
const directive = (answer: Answer, name: string): string =>
  header(answer, 'content-security-policy')
    .split('; ')
    .find((one) => one.startsWith(`${name} `))
    ?.slice(name.length + 1) ?? ''

/** What each route answers in one respect, as `what: answer`, to be compared in one look. */
const each = (look: (seen: Seen) => unknown) => seen.map((one) => `${one.what}: ${look(one)}`)

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: 'Kopfzeile', given: 'Hedda', mrn: 'E3-1' })
  opened = await openLaunch('greyfield', PATIENT)
  seen = await Promise.all(
    routes().map(async (route) => {
      const { path, method = 'GET', headers = {} } = route
      const answer = await send(`${appOrigin}${path}`, { method, headers, cookies: opened.jar })
      return { what: `${method} ${path} ${answer.status}`, route, answer }
    }),
  )
})

test('S1 S2 the matrix looks at what it means to look at', () => {
  expect(each(({ answer }) => answer.status)).toEqual(each(({ route }) => route.status))
})

test('S1 every answer, refusals too, names who may frame it: its own EHR with port, or nobody', () => {
  expect(each(({ answer }) => directive(answer, 'frame-ancestors'))).toEqual(
    each(({ route }) => (route.frame === 'the EHR' ? ehrOrigin : `'none'`)),
  )
})

test('S2 X-Frame-Options stands where nobody may frame, and nowhere else', () => {
  expect(each(({ answer }) => header(answer, 'x-frame-options'))).toEqual(
    each(({ route }) => (route.frame === 'the EHR' ? '' : 'DENY')),
  )
})

test('S28 nothing is kept by a cache', () => {
  expect(each(({ answer }) => header(answer, 'cache-control').includes('no-store'))).toEqual(
    each(({ route }) => route.path !== ''),
  )
})

test('S29 no answer gives its address to another site or lets its type be guessed', () => {
  expect(
    each(
      ({ answer: { headers } }) =>
        `${headers['referrer-policy']} ${headers['x-content-type-options']} ${headers['x-powered-by']}`,
    ),
  ).toEqual(each(() => 'no-referrer nosniff undefined'))
})

test('S33 scripts need the nonce of their own answer, and no nonce comes twice', () => {
  const nonces = seen.map(
    ({ answer }) => /'nonce-([\w-]+)'/.exec(directive(answer, 'script-src'))?.[1],
  )
  expect(new Set(nonces).size).toBe(seen.length)
  expect(nonces).not.toContain(undefined)
  for (const { answer } of seen) {
    expect(directive(answer, 'script-src')).toMatch(/^'self' 'nonce-[\w-]{22}' 'strict-dynamic'$/)
    expect(directive(answer, 'connect-src')).toBe(`'self'`)
    expect(header(answer, 'content-security-policy')).not.toMatch(/unsafe|\*|data:|blob:/)
  }
})

test('S33 every script of a page carries that nonce, and no markup runs or styles by itself', () => {
  const pages = seen.filter(({ answer }) => header(answer, 'content-type').startsWith('text/html'))
  expect(pages.length).toBeGreaterThan(5)
  for (const { answer, what } of pages) {
    const nonce = /'nonce-([\w-]+)'/.exec(directive(answer, 'script-src'))?.[1]
    const scripts = answer.text.match(/<script[^>]*>/g) ?? []
    expect(scripts.length, what).toBeGreaterThan(0)
    for (const script of scripts) expect(script, what).toContain(`nonce="${nonce}"`)
    const markup = answer.text.replaceAll(/<script[\s\S]*?<\/script>/g, '')
    expect(markup, what).not.toMatch(/<[^>]+\s(?:on[a-z]+|style)="/)
  }
})

test('S33 a script or handler that got into the markup does not run', async ({ page }) => {
  const injected = `<script>document.title = 'ran'</script><img src="x" onerror="document.title = 'ran'">`
  await page.route(`${appOrigin}/`, async (route) => {
    const { headers, text } = await send(`${appOrigin}/`)
    const policy = { 'content-security-policy': String(headers['content-security-policy']) }
    const body = text.replace('</body>', `${injected}</body>`)
    await route.fulfill({ contentType: 'text/html', headers: policy, body })
  })
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  await page.goto('/', { waitUntil: 'networkidle' })
  await expect(page.locator('img[src=x]')).toHaveCount(1)
  expect(await page.title()).toBe('Chartside')
  expect(refused.filter((text) => text.includes('Content Security Policy'))).toHaveLength(2)
})

test('S33 static files, which have no policy, are not to be taken for pages', async () => {
  const chunk = /\/_next\/static\/[^"\\]+\.js/.exec(opened.page.text)?.[0]
  for (const path of ['/icon.svg', chunk, '/_next/static/nothing']) {
    const { headers } = await send(`${appOrigin}${path}`)
    expect(headers['x-content-type-options'], path).toBe('nosniff')
  }
})
