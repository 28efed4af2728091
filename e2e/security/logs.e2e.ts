import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { EhrPage } from '../pages/ehr-page.ts'
import { actionPage, callAction, codeOf } from '../support/action.ts'
import { query } from '../support/database.ts'
import { cookieJar, send } from '../support/http.ts'
import { answerOfEhr, follow, type OpenedLaunch, openLaunch } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { sandbox } from '../support/sandbox.ts'
import { appOrigin, dataDirectory } from '../support/system.ts'

// P4: one patient with unmistakable values goes through the ways of the app, the failing ones above
// all; then everything that was written and every address that was asked for is searched.
const PATIENT = 'canary-7731-qux'
const FAMILY = 'Zyxwulfstan'
const GIVEN = 'Qantaraia'
const MRN = 'CANARY-MRN-7731'
const WORDS = 'Kwyjibo of the canary note'
const canaries = [PATIENT, FAMILY, GIVEN, MRN, 'Kwyjibo']

/** Values that are secrets of a launch: tokens, codes, states, cookies are 43 letters long. */
const SECRET = /[A-Za-z0-9_-]{40,}/g

const PROGRESS_NOTE = '11506-3'
let opened: OpenedLaunch
const addresses: string[] = []

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: FAMILY, given: GIVEN, mrn: MRN })
  opened = await openLaunch('greyfield', PATIENT)
  expect(opened.page.text).toContain(FAMILY) // the canary is really there
  addresses.push(...opened.way.map(({ url }) => url))
})
test.afterEach(() => sandbox('greyfield').heal())

const act = (name: string, input: unknown) =>
  callAction({
    ...{ name, launchId: opened.launchId, jar: opened.jar },
    arguments: [actionPage(opened, PATIENT), input],
  })

/** A note with the canary's words, from the first letter to the EHR. */
async function writeAndFile(): Promise<void> {
  const filed = async () => (await sandbox('greyfield').documentsOf(PATIENT)).length
  const before = await filed()
  const noteId = crypto.randomUUID()
  const created = await act('createNote', { noteId, type: PROGRESS_NOTE })
  const note = JSON.parse(/\{"note":(\{.*\}),"version":1\}/.exec(created.text)?.[1] ?? '')
  const own = { id: 's1', text: `${WORDS}, ${FAMILY}.`, origin: 'clinician', evidence: [] }
  note.sections[0].statements = [{ ...own, resolution: { kind: 'own-words' } }]
  await act('saveNote', { note, baseVersion: 1 })
  await act('saveNote', { note: { ...note, id: FAMILY }, baseVersion: 1 })
  await act('saveNote', { note, baseVersion: 1 })
  const reviewed = await act('reviewNote', { noteId, version: 2 })
  const sha256 = /"sha256":"([0-9a-f]{64})"/.exec(reviewed.text)?.[1] ?? ''
  const signature = { noteId, version: 2, sha256, overrides: {}, attestationVersion: '2026-11' }
  await act('approveNote', { ...signature, isAttested: false })
  const approved = await act('approveNote', { ...signature, isAttested: true })
  expect(codeOf(approved)).toBeUndefined()
  await expect.poll(filed, { timeout: 20_000 }).toBe(before + 1)
  const document = (await sandbox('greyfield').documentsOf(PATIENT)).at(-1)
  const content = await sandbox('greyfield').documentText(document?.id ?? '')
  expect(content).toContain(WORDS)
}

/** Requests that break in the framework, in our own code, in the database and at the EHR. */
async function breakThings(): Promise<void> {
  const page = actionPage(opened, PATIENT)
  const broken = [`${FAMILY}, ${GIVEN}`, `[{"note":"${WORDS}`, `["$F${MRN}"]`, `${WORDS}\u0000`]
  for (const body of broken) {
    await callAction({
      ...{ name: 'saveNote', launchId: opened.launchId, jar: opened.jar, arguments: body },
    })
  }
  await act('draftNote', { noteId: crypto.randomUUID(), text: WORDS })
  await act('createNote', { noteId: FAMILY, type: MRN })
  await callAction({
    ...{ name: 'createNote', launchId: opened.launchId, jar: opened.jar },
    arguments: [{ ...page, shownPatientId: FAMILY }, {}],
  })
  for (const kind of [
    'status',
    'html',
    'truncated-body',
    'unauthorized',
    'foreign-next',
  ] as const) {
    await sandbox('greyfield').arm({ kind, path: 'fhir/*' })
    await send(`${appOrigin}/l/${opened.launchId}/chart/patient`, { cookies: opened.jar })
    await sandbox('greyfield').disarm()
  }
}

/** Launches that go wrong, with the canary in every value of theirs. */
async function failLaunches(): Promise<void> {
  const jar = cookieJar()
  const query = new URLSearchParams({ code: MRN, state: FAMILY, error_description: WORDS })
  const iss = new URLSearchParams({ iss: `https://${FAMILY}.example/${MRN}`, launch: GIVEN })
  const paths = [`/callback/greyfield?${query}`, `/callback/${FAMILY}?${query}`, `/launch?${iss}`]
  for (const path of [...paths, `/${FAMILY}`, `/l/${FAMILY}.${MRN}`, `/problem?code=${FAMILY}`]) {
    await send(`${appOrigin}${path}`, { cookies: jar })
  }
  await sandbox('greyfield').smart({ idToken: 'wrong-nonce' })
  const answer = await answerOfEhr('greyfield', PATIENT)
  addresses.push(...(await follow(answer.callback, answer.jar)).map(({ url }) => url))
}

async function signedIn(page: Page): Promise<EhrPage> {
  const ehr = new EhrPage(page)
  await ehr.signIn('greyfield')
  return ehr
}

const logFiles = (): ReadonlyMap<string, string> => {
  const folder = join(dataDirectory, 'logs')
  const names = readdirSync(folder)
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

test('S30 P4 no log of any process holds a name, number, word or secret of the canary', async () => {
  await writeAndFile()
  await breakThings()
  await failLaunches()
  const logs = logFiles()
  expect([...logs.keys()].sort()).toEqual(
    expect.arrayContaining(['database.log', 'sandbox.log', 'web.log', 'worker.log']),
  )
  // Something was logged of it, so that silence is not taken for care.
  expect(logs.get('web.log')).toContain('ID_TOKEN_INVALID')
  const values = opened.way
    .flatMap(({ url, answer }) => [...new URL(url).searchParams.values(), ...answer.setCookies])
    .flatMap((value) => value.match(SECRET) ?? [])
  expect(values.length).toBeGreaterThanOrEqual(6)
  for (const [name, log] of logs) {
    for (const canary of [...canaries, ...values]) {
      expect(log.includes(canary), `${canary} in ${name}`).toBe(false)
    }
  }
  for (const name of ['web.log', 'worker.log']) expect(logs.get(name)?.match(SECRET)).toBeNull()
})

test('S29 no address that our app is asked for holds anything of the patient, or a token', async ({
  page,
}) => {
  page.on('request', (request) => {
    const referer = request.headers().referer ?? ''
    if (request.url().startsWith(appOrigin)) addresses.push(request.url(), referer)
  })
  await (await signedIn(page)).openBeside('greyfield', PATIENT)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByText(FAMILY).first()).toBeVisible()
  expect(addresses.length).toBeGreaterThan(20)
  for (const address of addresses.filter((url) => url.startsWith(appOrigin))) {
    const { pathname, searchParams } = new URL(address)
    for (const canary of canaries) expect(address).not.toContain(canary)
    const names = [...searchParams.keys()].filter((name) => !name.startsWith('_rsc'))
    const allowed = pathname.startsWith('/callback/')
      ? ['code', 'state', 'iss']
      : pathname === '/launch'
        ? ['iss', 'launch', 'p']
        : ['code', 'ref', 'ehr', 'dpl']
    expect(
      names.filter((name) => !allowed.includes(name)),
      pathname,
    ).toEqual([])
  }
})

test('S29 the code has left the address when the chart is shown', () => {
  const last = new URL(opened.way.at(-1)?.url ?? '')
  expect(last.pathname).toBe(`/l/${opened.launchId}`)
  expect(last.search).toBe('')
})

test('S31 a launch that fails shows a code and a reference that stands in the log, nothing else', async () => {
  const failed = await follow(
    `${appOrigin}/callback/greyfield?code=${MRN}&state=${FAMILY}`,
    cookieJar(),
  )
  const { url, answer } = failed.at(-1) ?? { url: '', answer: undefined }
  const reference = new URL(url).searchParams.get('ref') ?? ''
  expect(reference).toMatch(/^[\w-]{8}$/)
  expect(answer?.text).toContain(`Reference ${reference}`)
  expect(answer?.text).toContain('LAUNCH_STATE_INVALID')
  for (const canary of canaries) expect(answer?.text).not.toContain(canary)
  await expect.poll(() => logFiles().get('web.log')).toContain(`"requestId":"${reference}"`)
})

test('S31 a reference that is made up is not shown', async () => {
  const answer = await send(`${appOrigin}/problem?code=LAUNCH_DENIED&ref=${FAMILY}`)
  expect(answer.text).not.toContain(`Reference ${FAMILY}`)
})

test('S31 a page that breaks shows a reference that stands in the log, and no detail', async ({
  page,
}) => {
  await (await signedIn(page)).openAlone('greyfield', PATIENT)
  await expect(page.getByText(FAMILY).first()).toBeVisible()
  await query('revoke select on note from chartside_app')
  try {
    const answer = await send(`${appOrigin}/l/${opened.launchId}`, { cookies: opened.jar })
    expect(answer.status).toBe(500)
    expect(answer.text).not.toMatch(/permission denied|relation|STORE_UNAVAILABLE|at .+\.[jt]s/)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('could not be drawn')
    const shown = (await page.locator('main').textContent()) ?? ''
    for (const canary of canaries) expect(shown).not.toContain(canary)
    const reference = /error id (\d+)/.exec(shown)?.[1] ?? 'none'
    await expect.poll(() => logFiles().get('web.log')).toContain(`"requestId":"${reference}"`)
  } finally {
    await query('grant select on note to chartside_app')
  }
})

test('S31 a refused request is told a code and a sentence', async () => {
  const url = `${appOrigin}/l/${opened.launchId}/chart/${FAMILY}`
  const { status, text: body } = await send(url, { cookies: opened.jar })
  expect(status).toBe(400)
  expect(Object.keys(JSON.parse(body)).sort()).toEqual(['code', 'status', 'title', 'type'])
})
