import { expect, test } from '@playwright/test'
import { actionPage, callAction, codeOf } from '../support/action.ts'
import { send } from '../support/http.ts'
import { type OpenedLaunch, openLaunch } from '../support/launch.ts'
import { openRestricted } from '../support/open-restricted.ts'
import { storePatient } from '../support/patient.ts'
import { sandbox } from '../support/sandbox.ts'
import { appOrigin } from '../support/system.ts'
import { recorded } from '../support/trail.ts'

const UNMARKED = 'security-unmarked'
const READ_AHEAD = 'security-read-ahead'
const NAMES = /Verschluss|E3-8/

// A chart stays open for an hour, so each run has one of its own.
let patient: string
let opened: OpenedLaunch

test.beforeAll(async () => {
  patient = `security-restricted-${crypto.randomUUID().slice(0, 8)}`
  const closed = { family: 'Verschluss', given: 'Ruth', mrn: 'E3-8', isRestricted: true }
  await storePatient('greyfield', patient, closed)
  await storePatient('greyfield', UNMARKED, { family: 'Offen', given: 'Olaf', mrn: 'E3-9' })
  opened = await openLaunch('greyfield', patient)
})

const at = (path: string) =>
  send(`${appOrigin}/l/${opened.launchId}${path}`, { cookies: opened.jar })

test('S18 before a reason is stated nothing of a restricted chart is shown, read or written', async () => {
  expect(opened.page.text).not.toMatch(NAMES)
  for (const path of [
    '',
    '/chart/patient',
    '/chart/labs',
    '/worklist',
    '/trail',
    '/activity',
    '/aids',
  ])
    expect((await at(path)).text, path).not.toMatch(NAMES)
  const noteId = crypto.randomUUID()
  const created = await callAction({
    ...{ name: 'createNote', launchId: opened.launchId, jar: opened.jar },
    arguments: [actionPage(opened, patient), { noteId, type: '11506-3' }],
  })
  expect(codeOf(created)).toBe('BREAK_GLASS_REQUIRED')
  expect(await recorded('note.create', noteId)).toBe(0)
  const asked = { noteId, version: 1, transcriptId: crypto.randomUUID() }
  const sent = await send(`${appOrigin}/l/${opened.launchId}/model-draft`, {
    ...{ method: 'POST', cookies: opened.jar, headers: { origin: appOrigin } },
    body: JSON.stringify([actionPage(opened, patient), asked]),
  })
  expect(sent.text).toContain('BREAK_GLASS_REQUIRED')
  expect(await recorded('note.model-draft', noteId)).toBe(0)
})

test('S18 a restricted chart opens for a reason in full, of its own session, and no other', async () => {
  const before = await recorded('break-glass.open', patient)
  const wrong = [{ reason: ' ' }, { reasonCode: 'NOSY' }, { breakGlassId: '1' }, { more: true }]
  for (const input of wrong)
    expect(codeOf(await openRestricted(opened, patient, input))).toBe('REQUEST_INVALID')
  const other = await openLaunch('greyfield', UNMARKED)
  const stolen = { ...opened, page: other.page }
  expect((await openRestricted(stolen, patient)).status).toBe(403)
  expect(codeOf(await openRestricted(opened, UNMARKED))).toBe('PATIENT_MISMATCH')
  expect(codeOf(await openRestricted(other, UNMARKED))).toBe('BREAK_GLASS_NOT_NEEDED')
  expect((await at('')).text).not.toMatch(NAMES)
  expect(await recorded('break-glass.open', patient)).toBe(before)

  const done = await openRestricted(opened, patient)
  expect(done.text).toContain('"ok":true')
  expect((await at('')).text).toMatch(NAMES)
  expect(await recorded('break-glass.open', patient)).toBeGreaterThan(before)
})

test('a chart whose reading began at the redirect is read once, for its session; a page that comes again reads anew', async () => {
  await storePatient('greyfield', READ_AHEAD, { family: 'Voraus', given: 'Vera', mrn: 'E3-41' })
  const reads = async () =>
    (await sandbox('greyfield').requests()).filter(
      ({ path }) => path === `fhir/Patient/${READ_AHEAD}`,
    ).length
  const before = await reads()
  const { launchId, jar, page } = await openLaunch('greyfield', READ_AHEAD)
  expect(page.text).toContain('Voraus')
  expect(await reads()).toBe(before + 1)
  expect((await send(`${appOrigin}/l/${launchId}`)).status).toBe(401)
  expect(await reads()).toBe(before + 1)
  expect((await send(`${appOrigin}/l/${launchId}`, { cookies: jar })).text).toContain('Voraus')
  expect(await reads()).toBe(before + 2)
})
