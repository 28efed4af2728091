import { expect, test } from '@playwright/test'
import { actionPage, callAction } from '../support/action.ts'
import { cookieJar, send } from '../support/http.ts'
import { answerOfEhr, follow, openLaunch } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { sandbox } from '../support/sandbox.ts'
import { appOrigin } from '../support/system.ts'

const PATIENT = 'security-cookies'
const APP = new URL(appOrigin).hostname
const NAME = /^__Host-(?:probe|p-[\w-]{8}|s-[\w-]{8})$/
const NEEDED = ['httponly', 'partitioned', 'path=/', 'samesite=none', 'secure']

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: 'Keksdose', given: 'Ilse', mrn: 'E3-2' })
})

test('S3 every cookie of a whole crawl is ours by name and has all attributes', async () => {
  const opened = await openLaunch('greyfield', PATIENT)
  const { launchId, jar, way } = opened
  const page = actionPage(opened, PATIENT)
  const more = await Promise.all([
    ...['', '/trail', '/activity', '/chart/labs', '/nothing'].map((path) =>
      send(`${appOrigin}/l/${launchId}${path}`, { cookies: jar }),
    ),
    ...['/', '/problem', '/launch', '/launch/blocked', '/callback/greyfield', '/healthz'].map(
      (path) => send(`${appOrigin}${path}`),
    ),
    callAction({ name: 'lockSession', launchId, jar, arguments: [page, {}] }),
  ])
  const ours = way.filter(({ url }) => url.startsWith(appOrigin)).map(({ answer }) => answer)
  const lines = [...ours, ...more].flatMap(({ setCookies }) => setCookies)
  expect(lines.length).toBeGreaterThanOrEqual(4)
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = ''] = pair.split('=')
    const times = /^(?:expires|max-age)=/
    const rest = attributes.map((one) => one.toLowerCase()).filter((one) => !times.test(one))
    expect(name).toMatch(NAME)
    expect(rest.sort(), name).toEqual(NEEDED)
  }
})

test('S3 two charts in one browser have two cookies, and each opens its own chart only', async () => {
  await storePatient('greyfield', `${PATIENT}-2`, { family: 'Zweitakt', given: 'Uwe', mrn: 'E3-3' })
  const one = await openLaunch('greyfield', PATIENT)
  const two = await openLaunch('greyfield', `${PATIENT}-2`)
  const crossed = await send(`${appOrigin}/l/${one.launchId}/activity`, { cookies: two.jar })
  expect(crossed.status).toBe(401)
  const [mine, other] = [one, two].map(({ jar }) => [...(jar.get(APP)?.keys() ?? [])])
  const sessions = [...(mine ?? []), ...(other ?? [])].filter((name) => name.includes('-s-'))
  expect(new Set(sessions).size).toBe(2)
})

test('S14 the callback makes a new secret: what the browser held before opens nothing', async () => {
  const { callback, jar } = await answerOfEhr('greyfield', PATIENT)
  const before = new Map(jar.get(APP))
  const tag = [...before.keys()].find((name) => name.includes('-p-'))?.slice(-8) ?? ''
  // An attacker's choice of the session's secret, planted before the sign-in.
  jar.get(APP)?.set(`__Host-s-${tag}`, 'planted')
  const way = await follow(callback, jar)
  const after = jar.get(APP) ?? new Map()
  expect(after.has(`__Host-p-${tag}`)).toBe(false)
  expect([...before.values(), 'planted']).not.toContain(after.get(`__Host-s-${tag}`))
  const page = way.at(-1)?.url ?? ''
  for (const secret of [...before.values(), 'planted']) {
    const stale = cookieJar().set(APP, new Map([[`__Host-s-${tag}`, secret]]))
    expect((await send(page, { cookies: stale })).status).toBe(401)
  }
  expect((await send(page, { cookies: jar })).status).toBe(200)
})

test('S19 a session that was ended opens nothing, and the EHR was told to revoke its tokens', async () => {
  const opened = await openLaunch('greyfield', PATIENT)
  const { launchId, jar } = opened
  const page = actionPage(opened, PATIENT)
  const before = (await sandbox('greyfield').requests()).length
  await callAction({ name: 'endSession', launchId, jar, arguments: [page, {}] })
  for (const path of ['', '/activity', '/aids', '/chart/labs', '/trail']) {
    const answer = await send(`${appOrigin}/l/${launchId}${path}`, { cookies: jar })
    expect(answer.status, path).toBe(401)
  }
  const asked = (await sandbox('greyfield').requests()).slice(before).map(({ path }) => path)
  expect(asked).toContain('auth/revoke')
})
