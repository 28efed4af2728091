import { expect, test } from '@playwright/test'
import {
  type ActionCall,
  type ActionPage,
  actionIds,
  actionPage,
  callAction,
  codeOf,
} from '../support/action.ts'
import { query } from '../support/database.ts'
import { type Answer, send } from '../support/http.ts'
import { type OpenedLaunch, openLaunch } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { appOrigin } from '../support/system.ts'
import { recorded } from '../support/trail.ts'

const PATIENT = 'security-actions'
const OTHER_PATIENT = 'security-actions-2'
const PROGRESS_NOTE = '11506-3'
const NO_NOTE = '00000000-0000-4000-8000-000000000000'

let opened: OpenedLaunch
let page: ActionPage
let other: OpenedLaunch
let otherPage: ActionPage

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: 'Handlung', given: 'Berta', mrn: 'E3-6' })
  await storePatient('greyfield', OTHER_PATIENT, { family: 'Fremd', given: 'Olga', mrn: 'E3-7' })
  opened = await openLaunch('greyfield', PATIENT)
  page = actionPage(opened, PATIENT)
  other = await openLaunch('greyfield', OTHER_PATIENT)
  otherPage = actionPage(other, OTHER_PATIENT)
})

const newNote = () => ({ noteId: crypto.randomUUID(), type: PROGRESS_NOTE })

const createNote = (
  changes: Partial<ActionCall> & { readonly page?: unknown; readonly input?: unknown } = {},
) => {
  const { page: shown = page, input = newNote(), ...call } = changes
  return callAction({
    name: 'createNote',
    launchId: opened.launchId,
    jar: opened.jar,
    arguments: [shown, input],
    ...call,
  })
}

/** Whether the action ran: its intent is on the trail before anything happens. */
const isOnTrail = async (noteId: string): Promise<boolean> =>
  (await recorded('note.create', noteId)) > 0

const isDone = ({ status, text }: Answer): boolean => status === 200 && text.includes('"ok":true')

test('S20 a server action of our own page is carried out', async () => {
  const input = newNote()
  expect(isDone(await createNote({ input }))).toBe(true)
  expect(await isOnTrail(input.noteId)).toBe(true)
})

const { host } = new URL(appOrigin)
const evil = 'http://evil.localhost'
type Row = readonly [what: string, status: number, headers: Readonly<Record<string, string>>]

const refusals: readonly Row[] = [
  ['S20 without an Origin', 403, {}],
  ['S20 with the Origin of a page that has none', 403, { origin: 'null' }],
  ['S20 of a foreign page', 403, { origin: evil }],
  ['S20 of our host under another scheme', 403, { origin: `https://${host}` }],
  ['S20 of our host on another port', 403, { origin: 'http://app.localhost:3999' }],
  ['S20 of a host below ours', 403, { origin: `http://x.${host}` }],
  ['S20 of the EHR’s page', 403, { origin: 'http://ehr.localhost:4340' }],
  ['S20 across sites', 403, { origin: appOrigin, 'sec-fetch-site': 'cross-site' }],
  ['S20 from the same site', 403, { origin: appOrigin, 'sec-fetch-site': 'same-site' }],
  [
    'S22 of a foreign page with a forwarded host to match',
    403,
    { origin: evil, 'x-forwarded-host': 'evil.localhost' },
  ],
  ['S22 of a foreign page with a host to match', 403, { origin: evil, host: 'evil.localhost' }],
  [
    'S22 of a foreign page with every header of a proxy',
    403,
    { origin: evil, 'x-forwarded-host': 'evil.localhost', forwarded: 'host=evil.localhost' },
  ],
  ['S23 with an Origin without a host', 400, { origin: 'https:///' }],
  ['S23 with words as Origin', 400, { origin: 'not an origin' }],
  ['S23 with percent signs as Origin', 400, { origin: '%%%' }],
  ['S23 with an Origin and a path', 400, { origin: `${appOrigin}/` }],
  ['S23 with two Origins', 400, { origin: `${appOrigin}, ${appOrigin}` }],
  ['S23 with an Origin in capitals', 400, { origin: appOrigin.toUpperCase() }],
]

for (const [what, status, headers] of refusals) {
  test(`${what} a server action is refused, and so is a route`, async () => {
    const input = newNote()
    const answer = await createNote({ input, headers })
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(await isOnTrail(input.noteId)).toBe(false)
    const stay = `${appOrigin}/l/${opened.launchId}/stay`
    expect((await send(stay, { method: 'POST', cookies: opened.jar, headers })).status).toBe(status)
  })
}

test('S22 a server action of our own page is carried out whatever a proxy calls our host', async () => {
  for (const name of ['host', 'x-forwarded-host']) {
    const headers = { origin: appOrigin, [name]: '10.0.0.7:3000' }
    expect(isDone(await createNote({ headers })), name).toBe(true)
  }
})

test('S21 a server action needs the token of its own session', async () => {
  const tokens = [otherPage.token, '', page.token.toUpperCase(), page.token.slice(1), undefined, 1]
  for (const token of tokens) {
    const input = newNote()
    const answer = await createNote({ page: { ...page, token }, input })
    expect([401, 403], String(token)).toContain(answer.status)
    expect(await isOnTrail(input.noteId)).toBe(false)
  }
})

test('S18 a server action for another patient than the session’s is refused, and on the trail', async () => {
  const input = newNote()
  const before = await recorded('access.refuse', opened.launchId)
  const answer = await createNote({ page: { ...page, shownPatientId: OTHER_PATIENT }, input })
  expect(codeOf(answer)).toBe('PATIENT_MISMATCH')
  expect(await isOnTrail(input.noteId)).toBe(false)
  expect(await recorded('access.refuse', opened.launchId)).toBe(before + 1)
})

test('S18 a server action in another launch than the browser’s is refused', async () => {
  for (const shown of [otherPage, { ...page, launchId: other.launchId }]) {
    const input = newNote()
    expect((await createNote({ page: shown, input })).status).toBe(401)
    expect(await isOnTrail(input.noteId)).toBe(false)
  }
})

test('S18 a note of another patient is not found, whatever is asked of it', async () => {
  const { noteId } = newNote()
  await createNote({ input: { noteId, type: PROGRESS_NOTE } })
  const asked = { launchId: other.launchId, jar: other.jar }
  const reviewed = await callAction({
    ...{ name: 'reviewNote', ...asked },
    arguments: [otherPage, { noteId, version: 1 }],
  })
  expect(codeOf(reviewed)).toBe('NOTE_NOT_FOUND')
  const input = { noteId, version: 1, transcriptId: crypto.randomUUID(), text: 'A: b', roles: {} }
  const drafted = await callAction({
    ...{ name: 'draftNote', ...asked },
    arguments: [otherPage, input],
  })
  expect(codeOf(drafted)).toBe('NOTE_NOT_FOUND')
})

test('S18 another launch in the address opens nothing and shows nothing', async () => {
  const [ehr = '', tag = ''] = opened.launchId.split('.')
  const altered = `${ehr}.${tag.slice(0, 8)}${'A'.repeat(14)}` // the same cookie goes with it
  for (const launchId of [other.launchId, altered, `${ehr}.${'A'.repeat(22)}`]) {
    for (const path of [
      '',
      '/trail',
      '/worklist',
      '/activity',
      '/aids',
      '/chart/patient',
      '/filings/none',
    ]) {
      const answer = await send(`${appOrigin}/l/${launchId}${path}`, { cookies: opened.jar })
      expect(answer.status, path).toBe(401)
      expect(answer.text).not.toMatch(/Handlung|Fremd|E3-[67]/)
    }
  }
})

test('S25 every server action of the build refuses who has no session', async () => {
  expect(actionIds().size).toBeGreaterThanOrEqual(15)
  // That somebody was refused may be on the trail; nothing else is.
  const others = `select count(*) from audit_event where action <> 'access.refuse'`
  const [before] = await query<{ count: string }>(others)
  for (const name of actionIds().keys()) {
    for (const given of [[page, {}], [page], [], [{}, {}], [null, null], ['', '']]) {
      const answer = await callAction({ name, launchId: opened.launchId, arguments: given })
      expect(answer.status, `${name} ${given.length}`).toBe(401)
    }
    const noOrigin = { name, launchId: opened.launchId, jar: opened.jar, headers: {} }
    expect((await callAction({ ...noOrigin, arguments: [page, {}] })).status, name).toBe(403)
  }
  const [after] = await query<{ count: string }>(others)
  expect(after).toEqual(before)
})

test('S25 a server action posted to another address is refused all the same', async () => {
  const id = actionIds().get('createNote') ?? ''
  for (const path of [
    '/',
    '/launch',
    '/problem',
    '/healthz',
    '/favicon.ico',
    '/nothing',
    '/icon.svg',
  ]) {
    const input = newNote()
    const sent = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }
    const body = JSON.stringify([page, input])
    const url = `${appOrigin}${path}`
    await send(url, { method: 'POST', body, headers: { ...sent, origin: appOrigin } })
    await send(url, { method: 'POST', body, headers: sent, cookies: opened.jar })
    await send(url, {
      method: 'POST',
      body,
      headers: { ...sent, origin: evil },
      cookies: opened.jar,
    })
    expect(await isOnTrail(input.noteId), path).toBe(false)
  }
})

/** What the framework sends itself; in old versions one of them skipped the proxy. */
const ownHeaders = {
  'x-middleware-subrequest': Array(5).fill('proxy').join(':'),
  'x-middleware-override-headers': 'cookie',
  'x-middleware-next': '1',
  'x-middleware-rewrite': '/healthz',
  'x-nextjs-data': '1',
  'x-action-forwarded': '1',
  'x-matched-path': '/healthz',
}

test('S25 headers of the framework’s own get nobody past the guard', async () => {
  for (const [name, value] of Object.entries(ownHeaders)) {
    const input = newNote()
    const headers = { [name]: value }
    expect((await createNote({ input, headers })).status, name).toBe(403)
    expect((await createNote({ input, headers: { ...headers, origin: evil } })).status).toBe(403)
    expect(await isOnTrail(input.noteId)).toBe(false)
    const url = `${appOrigin}/l/${opened.launchId}`
    const answer = await send(url, { headers })
    expect(answer.status, name).toBe(401)
    expect(answer.headers['content-security-policy'], name).toContain('frame-ancestors')
  }
})

test('S25 every read of a launch refuses who has no session, in every form of the framework', async () => {
  const forms = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }, { accept: '*/*' }]
  const paths = [
    '',
    '/trail',
    '/activity',
    '/aids',
    '/chart/patient',
    '/filings/x',
    '/filings/x/text',
    '/filings/x/difference',
    `/notes/${NO_NOTE}/print`,
    `/notes/${NO_NOTE}/pdf`,
    `/recordings/${NO_NOTE}`,
    `/recordings/${NO_NOTE}/transcript`,
    `/recordings/${NO_NOTE}/sound/0`,
    `/recordings/${NO_NOTE}/words`,
  ]
  for (const headers of forms) {
    for (const path of paths) {
      const answer = await send(`${appOrigin}/l/${opened.launchId}${path}`, { headers })
      expect(answer.text, path).not.toMatch(/Handlung|Berta|E3-6/)
      expect(answer.headers['cache-control'], path).toContain('no-store')
      if (!('rsc' in headers)) expect(answer.status, path).toBe(401)
    }
  }
})
