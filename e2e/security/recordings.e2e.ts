import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { type ActionPage, actionPage, callAction, codeOf } from '../support/action.ts'
import { query } from '../support/database.ts'
import { type Answer, type Sent, send } from '../support/http.ts'
import { type OpenedLaunch, openLaunch } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { appOrigin } from '../support/system.ts'
import { recorded } from '../support/trail.ts'

const PATIENT = 'security-recordings'
const OTHER_PATIENT = 'security-recordings-2'
const SCRIPT = '2026-11'

type Visit = { readonly opened: OpenedLaunch; readonly page: ActionPage }

let visit: Visit
let other: Visit

async function open(patient: string): Promise<Visit> {
  const opened = await openLaunch('greyfield', patient)
  return { opened, page: actionPage(opened, patient) }
}

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: 'Stimme', given: 'Ada', mrn: 'E3-20' })
  await storePatient('greyfield', OTHER_PATIENT, { family: 'Fremd', given: 'Ute', mrn: 'E3-21' })
  visit = await open(PATIENT)
  other = await open(OTHER_PATIENT)
})

const act = ({ opened, page }: Visit, name: string, input: unknown) =>
  callAction({
    ...{ name, launchId: opened.launchId, jar: opened.jar },
    arguments: [page, input],
  })

const isDone = ({ status, text }: Answer): boolean => status === 200 && text.includes('"ok":true')

const sound = Buffer.alloc(64_000, 7)
const digestOf = (bytes: Uint8Array) =>
  `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`

const chunkUrl = ({ opened }: Visit, id: string, seq: number | string = 0) =>
  `${appOrigin}/l/${opened.launchId}/recordings/${id}/chunks/${seq}`

function put(by: Visit, id: string, sent: Sent & { readonly seq?: number | string } = {}) {
  const { seq, headers, body = sound, ...more } = sent
  return send(chunkUrl(by, id, seq), {
    method: 'PUT',
    cookies: by.opened.jar,
    headers: {
      origin: appOrigin,
      'chartside-page-token': by.page.token,
      'content-digest': digestOf(Buffer.from(body)),
      ...headers,
    },
    body,
    ...more,
  })
}

const pieces = async (id: string): Promise<number> => {
  const [row] = await query<{ count: string }>(
    'select count(*) from recording_chunk where recording_id = $1',
    [id],
  )
  return Number(row?.count)
}

/** A recording that was allowed and begun, or only answered. */
async function begun(by: Visit, isGiven = true): Promise<string> {
  const [recordingId, noteId] = [crypto.randomUUID(), crypto.randomUUID()]
  await act(by, 'createNote', { noteId, type: '11506-3' })
  const answer = isGiven ? { isGiven, noteId } : { isGiven }
  const asked = { recordingId, answer, form: 'spoken', by: 'patient', script: SCRIPT }
  expect(isDone(await act(by, 'answerConsent', asked))).toBe(true)
  if (isGiven) await act(by, 'markRecording', { recordingId, move: 'record' })
  return recordingId
}

test('a recording is taken piece by piece, counted, and removed with its consent, all on the trail', async () => {
  const id = await begun(visit)
  for (const seq of [0, 2, 0]) expect((await put(visit, id, { seq })).status).toBe(204)
  await act(visit, 'markRecording', { recordingId: id, move: 'stop', chunks: 3 })
  const status = await send(`${appOrigin}/l/${visit.opened.launchId}/recordings/${id}`, {
    cookies: visit.opened.jar,
  })
  expect(JSON.parse(status.text)).toMatchObject({
    ...{ state: 'stopped', chunkCount: 3 },
    arrived: [
      [0, 0],
      [2, 2],
    ],
  })
  expect(isDone(await act(visit, 'withdrawConsent', { recordingId: id }))).toBe(true)
  expect(await pieces(id)).toBe(0)
  expect((await put(visit, id, { seq: 1 })).status).toBe(409)
  for (const action of ['consent.give', 'recording.start', 'recording.stop', 'consent.withdraw']) {
    expect(await recorded(action, id), action).toBeGreaterThan(0)
  }
  expect(await recorded('recording.delete', '"records":2')).toBeGreaterThan(0)
})

test('a recording that is given up before its stop is removed, which is no withdrawal', async () => {
  const id = await begun(visit)
  expect((await put(visit, id)).status).toBe(204)
  expect(isDone(await act(visit, 'abandonRecording', { recordingId: id }))).toBe(true)
  expect(await pieces(id)).toBe(0)
  expect(await recorded('recording.abandon', id)).toBeGreaterThan(0)
  expect(await recorded('recording.delete', '"abandoned"')).toBeGreaterThan(0)
  expect(await recorded('consent.withdraw', id)).toBe(0)
})

const recordingUrl = ({ opened }: Visit, id: string, what = '') =>
  `${appOrigin}/l/${opened.launchId}/recordings/${id}${what}`

const read = (by: Visit, id: string, what?: string) =>
  send(recordingUrl(by, id, what), { cookies: by.opened.jar })

test('a stopped recording is heard without its page, which is told what became of it', async () => {
  const id = await begun(visit)
  await put(visit, id, { body: Buffer.alloc(64_000) })
  await act(visit, 'markRecording', { recordingId: id, move: 'stop', chunks: 1 })
  const heard = await recorded('recording.transcribe', id)
  const failure = async () => {
    const { transcription } = JSON.parse((await read(visit, id)).text)
    return transcription.state === 'failed' ? transcription.code : undefined
  }
  // Silence, by an engine that may not be installed here.
  const codes = /^(?:SPEECH_NOT_FOUND|TRANSCRIBER_NOT_INSTALLED)$/
  await expect.poll(failure, { timeout: 60_000 }).toMatch(codes)
  expect(await pieces(id)).toBe(1)
  expect(isDone(await act(visit, 'transcribeRecording', { recordingId: id }))).toBe(true)
  await expect
    .poll(() => recorded('recording.transcribe', id), { timeout: 60_000 })
    .toBeGreaterThan(heard)
  expect(await recorded('recording.ask', id)).toBeGreaterThan(0)
  expect((await read(visit, id, '/transcript')).status).toBe(404)
  expect((await read(visit, id, '/sound/0')).status).toBe(404)
})

test('G15 no sound is taken without a consent, and that is on the trail', async () => {
  const id = await begun(visit, false)
  const before = await recorded('access.refuse', 'CONSENT_MISSING')
  const answer = await put(visit, id)
  expect(answer.status).toBe(403)
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'CONSENT_MISSING' })
  expect(await pieces(id)).toBe(0)
  expect(await recorded('access.refuse', 'CONSENT_MISSING')).toBe(before + 1)
  expect((await put(visit, crypto.randomUUID())).status).toBe(404)
})

test('S18 the recording of another patient is not found, whatever is asked of it', async () => {
  const id = await begun(visit)
  expect((await put(other, id)).status).toBe(404)
  for (const what of ['', '/transcript', '/sound/0', '/words']) {
    expect((await read(other, id, what)).status, what).toBe(404)
  }
  const asked = await act(other, 'transcribeRecording', { recordingId: id })
  expect(codeOf(asked)).toBe('RECORDING_NOT_POSSIBLE')
  for (const [name, input] of [
    ['markRecording', { recordingId: id, move: 'pause' }],
    ['abandonRecording', { recordingId: id }],
    ['withdrawConsent', { recordingId: id }],
  ] as const) {
    expect(codeOf(await act(other, name, input)), name).toBe('RECORDING_NOT_FOUND')
  }
  expect(await pieces(id)).toBe(0)
  expect((await put(visit, id)).status).toBe(204)
})

test('S20 S21 S25 sound that does not come from the page of its session is refused', async () => {
  const id = await begun(visit)
  const { token } = visit.page
  const refused: readonly (readonly [status: number, sent: Sent])[] = [
    [403, { headers: { origin: 'http://evil.localhost' } }],
    [403, { headers: { origin: 'null' } }],
    [403, { headers: { 'sec-fetch-site': 'cross-site' } }],
    [403, { headers: { 'chartside-page-token': other.page.token } }],
    [403, { headers: { 'chartside-page-token': token.toUpperCase() } }],
    [401, { cookies: new Map() }],
    [401, { cookies: other.opened.jar }],
  ]
  for (const [status, sent] of refused) expect((await put(visit, id, sent)).status).toBe(status)
  const noOrigin = await send(chunkUrl(visit, id), {
    ...{ method: 'PUT', cookies: visit.opened.jar, body: sound },
    headers: { 'chartside-page-token': token, 'content-digest': digestOf(sound) },
  })
  expect(noOrigin.status).toBe(403)
  expect(await pieces(id)).toBe(0)
})

test('S34 what is no piece of sound is refused', async () => {
  const id = await begun(visit)
  const refused: readonly (readonly [status: number, sent: Parameters<typeof put>[2]])[] = [
    [400, { headers: { 'content-digest': digestOf(Buffer.from('other')) } }],
    [400, { headers: { 'content-digest': 'sha-256=nothing' } }],
    [400, { body: Buffer.alloc(63_999, 7) }],
    [400, { body: Buffer.alloc(0) }],
    [413, { body: Buffer.alloc(64_002, 7) }],
    [413, { body: Buffer.alloc(64_002, 7), headers: { 'transfer-encoding': 'chunked' } }],
    [400, { seq: 999_999 }],
    [400, { seq: '-1' }],
    [400, { seq: '01' }],
    [400, { seq: '1e1' }],
  ]
  for (const [status, sent] of refused) {
    expect((await put(visit, id, sent)).status, JSON.stringify(sent).slice(0, 80)).toBe(status)
  }
  expect(await pieces(id)).toBe(0)
  expect((await put(visit, id)).status).toBe(204)
  expect((await put(visit, id, { body: Buffer.alloc(2, 9) })).status).toBe(409)
  expect(await pieces(id)).toBe(1)
})

test('R1 words that are not those in force are no question', async () => {
  const [recordingId, noteId] = [crypto.randomUUID(), crypto.randomUUID()]
  await act(visit, 'createNote', { noteId, type: '11506-3' })
  const answer = { isGiven: true, noteId }
  const asked = { recordingId, answer, form: 'spoken', by: 'patient', script: '2020-01' }
  expect(codeOf(await act(visit, 'answerConsent', asked))).toBe('REQUEST_INVALID')
})
