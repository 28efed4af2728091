import { expect, test } from '@playwright/test'
import { actionPage, callAction, codeOf } from '../support/action.ts'
import { query } from '../support/database.ts'
import { send } from '../support/http.ts'
import { type OpenedLaunch, openLaunch } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { appOrigin, ehrOrigin } from '../support/system.ts'
import { recorded } from '../support/trail.ts'

const PATIENT = 'security-limits'
const FULL = 100_000
const MINUTE_MS = 60_000

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: 'Grenze', given: 'Lotte', mrn: 'E3-8' })
})

/** As if the limit had been used up within this minute. */
async function useUp(limit: string, key: string): Promise<void> {
  await query(
    `insert into rate_limit (key, points, expire) values ($1, $2, $3)
     on conflict (key) do update set points = $2, expire = $3`,
    [`${limit}:${key}`, FULL, Date.now() + MINUTE_MS],
  )
}

const opened = (): Promise<OpenedLaunch> => openLaunch('greyfield', PATIENT)

test('S26 a session that reads too much waits as long as it is told', async () => {
  const { launchId, jar } = await opened()
  await useUp('read by session', launchId)
  const answer = await send(`${appOrigin}/l/${launchId}/chart/labs`, { cookies: jar })
  expect(answer.status).toBe(429)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60)
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'RATE_LIMITED' })
})

test('S26 a session that writes too much is refused before anything happens', async () => {
  const launch = await opened()
  const { launchId, jar } = launch
  await useUp('write by session', launchId)
  const noteId = crypto.randomUUID()
  const answer = await callAction({
    ...{ name: 'createNote', launchId, jar },
    arguments: [actionPage(launch, PATIENT), { noteId, type: '11506-3' }],
  })
  expect(codeOf(answer)).toBe('RATE_LIMITED')
  expect(answer.text).toMatch(/"retryAfterMs":\d+/)
  expect(await recorded('note.create', noteId)).toBe(0)
})

test('S26 an address that launches too much is refused, and does not fill the trail', async () => {
  const address = '203.0.113.77'
  await useUp('launch by address', address)
  const iss = encodeURIComponent(`${ehrOrigin}/greyfield/fhir`)
  const trail = () => query('select count(*) from audit_event')
  const before = await trail()
  for (const path of [
    '/launch?iss=x',
    `/launch?iss=${iss}&p=2`,
    '/launch?nothing',
    '/callback/greyfield',
  ]) {
    const headers = { 'x-forwarded-for': address, cookie: '__Host-probe=1' }
    const answer = await send(`${appOrigin}${path}`, { headers })
    expect(answer.headers.location, path).toContain('/problem?code=RATE_LIMITED')
  }
  expect(await trail()).toEqual(before)
})

const MEBIBYTE = 1024 * 1024
const FORM = 'application/x-www-form-urlencoded'

test('S26 a body over four mebibytes is refused, and one below it is read', async () => {
  const launch = await opened()
  const { launchId, jar } = launch
  const page = actionPage(launch, PATIENT)
  const call = (size: number) =>
    callAction({
      ...{ name: 'createNote', launchId, jar },
      arguments: [page, { noteId: crypto.randomUUID(), type: 'x'.repeat(size) }],
    })
  const tooLarge = await call(4 * MEBIBYTE)
  expect(tooLarge.status).toBe(413)
  expect(JSON.parse(tooLarge.text)).toMatchObject({ code: 'REQUEST_TOO_LARGE' })
  expect(codeOf(await call(3 * MEBIBYTE))).toBe('REQUEST_INVALID')
  const launched = await send(`${appOrigin}/launch`, {
    method: 'POST',
    headers: { 'content-type': FORM },
    body: `iss=${'x'.repeat(5 * MEBIBYTE)}`,
  })
  expect(launched.status).toBe(413)
})

test('S26 a body over the limit that does not give its length is not carried out', async () => {
  const launch = await opened()
  const { launchId, jar } = launch
  const noteId = crypto.randomUUID()
  const padding = ' '.repeat(6 * MEBIBYTE)
  // The connection may be closed before all of it was sent.
  const answer = await callAction({
    ...{ name: 'createNote', launchId, jar },
    arguments: `${padding}${JSON.stringify([actionPage(launch, PATIENT), { noteId, type: '11506-3' }])}`,
    headers: { origin: appOrigin, 'transfer-encoding': 'chunked' },
  }).catch(() => undefined)
  expect(answer?.text ?? '').not.toContain('"ok":true')
  expect(await recorded('note.create', noteId)).toBe(0)
})
