import { expect, test } from '@playwright/test'
import { type ActionPage, actionPage, callAction } from '../support/action.ts'
import { type Answer, type Sent, send } from '../support/http.ts'
import { type OpenedLaunch, openLaunch } from '../support/launch.ts'
import { modelService } from '../support/model-service.ts'
import { storePatient } from '../support/patient.ts'
import { appOrigin } from '../support/system.ts'
import { recorded } from '../support/trail.ts'

const PATIENT = 'security-model'
const OTHER_PATIENT = 'security-model-2'

let opened: OpenedLaunch
let page: ActionPage
let other: OpenedLaunch
let otherPage: ActionPage
const noteId = crypto.randomUUID()
const transcriptId = crypto.randomUUID()
const input = { noteId, version: 2, transcriptId }

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: 'Modell', given: 'Maria', mrn: 'E3-30' })
  await storePatient('greyfield', OTHER_PATIENT, { family: 'Fremd', given: 'Ilse', mrn: 'E3-31' })
  opened = await openLaunch('greyfield', PATIENT)
  page = actionPage(opened, PATIENT)
  other = await openLaunch('greyfield', OTHER_PATIENT)
  otherPage = actionPage(other, OTHER_PATIENT)
  const act = (name: string, given: unknown) =>
    callAction({ name, launchId: opened.launchId, jar: opened.jar, arguments: [page, given] })
  await act('createNote', { noteId, type: '11506-3' })
  const text = 'Doctor: Any cough?\nPatient: I have had a cough for three weeks.'
  await act('draftNote', { noteId, version: 1, transcriptId, text, roles: {} })
})

const post = (body: unknown, sent: Sent = {}, at: OpenedLaunch = opened): Promise<Answer> =>
  send(`${appOrigin}/l/${at.launchId}/model-draft`, {
    ...{ method: 'POST', cookies: at.jar, body: JSON.stringify(body) },
    ...sent,
    headers: { origin: appOrigin, 'content-type': 'application/json', ...sent.headers },
  })

test('S18 S20 S21 S24 S25 nothing is sent to a model for who is not the page of its session', async () => {
  const model = await modelService(() => [])
  try {
    const before = await recorded('note.model-draft')
    const refused: readonly (readonly [status: number, answer: Promise<Answer>])[] = [
      [403, post([page, input], { headers: { origin: 'http://evil.localhost' } })],
      [403, post([page, input], { headers: { origin: 'null' } })],
      [403, post([{ ...page, token: otherPage.token }, input])],
      [401, post([page, input], { cookies: new Map() })],
      [401, post([page, input], { cookies: other.jar })],
      [401, post([{}, {}])],
      [401, post('nothing')],
      [409, post([{ ...page, shownPatientId: OTHER_PATIENT }, input])],
      [400, post([page, { ...input, model: 'another' }])],
      [400, post([page, {}])],
    ]
    for (const [status, answer] of refused) expect((await answer).status).toBe(status)
    expect(await recorded('note.model-draft')).toBe(before)
    expect((await post([otherPage, input], {}, other)).text).toContain('NOTE_NOT_FOUND')
    expect(model.received).toEqual([])
  } finally {
    await model.close()
  }
})

test('what is sent to a model is on the trail before, with its outcome after', async () => {
  const before = await recorded('note.model-draft', noteId)
  const model = await modelService(() => [])
  try {
    const answer = await post([page, input])
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: { statements: [], leftOut: [] } })
    expect(model.received).toHaveLength(1)
    expect(model.received[0]).not.toMatch(/Modell|Maria|E3-30|security-model/)
  } finally {
    await model.close()
  }
  // Nobody waits for the outcome, only for the intent.
  await expect.poll(() => recorded('note.model-draft', noteId)).toBe(before + 2)
})
