import { expect, test } from '@playwright/test'
import { type ActionPage, actionIds, actionPage, callAction, codeOf } from '../support/action.ts'
import { type Answer, send } from '../support/http.ts'
import { type OpenedLaunch, openLaunch } from '../support/launch.ts'
import { storePatient } from '../support/patient.ts'
import { appOrigin } from '../support/system.ts'
import { recorded } from '../support/trail.ts'

const PATIENT = 'security-arguments'
const PROGRESS_NOTE = '11506-3'

let opened: OpenedLaunch
let page: ActionPage

test.beforeAll(async () => {
  await storePatient('greyfield', PATIENT, { family: 'Argument', given: 'Vera', mrn: 'E3-10' })
  opened = await openLaunch('greyfield', PATIENT)
  page = actionPage(opened, PATIENT)
})

const newNote = () => ({ noteId: crypto.randomUUID(), type: PROGRESS_NOTE })

const createNote = (given: readonly unknown[] | string) =>
  callAction({ ...call('createNote'), arguments: given })

const isDone = ({ status, text }: Answer): boolean => status === 200 && text.includes('"ok":true')

/** Keys that reach every object of the process, if anything merges them. */
const poison = { status: 418, ok: true }
const asText = (key: string) => `${JSON.stringify(key)}:${JSON.stringify(poison)}`

/** Arguments with the key in the page, in the input, and deeper. */
const poisoned = (key: string): readonly string[] => {
  const [shown, input] = [page, newNote()].map((object) => JSON.stringify(object).slice(0, -1))
  return [
    `[${shown},${asText(key)}},${input}}]`,
    `[${shown}},${input},${asText(key)}}]`,
    `[${shown}},${input},"note":{${asText(key)}},"roles":{${asText(key)}},"overrides":{${asText(key)}}}]`,
  ]
}

test('S24 a key that reaches for a constructor is refused in every action', async () => {
  const keys = ['constructor', 'prototype', '__defineGetter__', 'toString']
  for (const [index, key] of keys.entries()) {
    // In one place each, and every place has its turn: more would pass the limit of a session.
    const places = poisoned(key)
    const place = index % places.length
    for (const [name, body] of callsOf(places.slice(place, place + 1))) {
      const answer = await callAction({ ...call(name), arguments: body })
      expect(isDone(answer), `${name} ${key}`).toBe(false)
    }
  }
})

// The framework takes this key out before an action sees it.
test('S24 a key that reaches for the prototype changes no object of the process', async () => {
  for (const [name, body] of callsOf(poisoned('__proto__'))) {
    await callAction({ ...call(name), arguments: body })
  }
  // A changed prototype would give each of our answers its status.
  const answer = await send(`${appOrigin}/l/${opened.launchId}/activity`, { cookies: opened.jar })
  expect(answer.status).toBe(200)
})

const call = (name: string) => ({ name, launchId: opened.launchId, jar: opened.jar })

/** Each body for each action but those that would end the session, whose input is empty. */
const callsOf = (bodies: readonly string[]) =>
  [...actionIds().keys()]
    .filter((name) => !name.endsWith('Session'))
    .flatMap((name) => bodies.map((body) => [name, body] as const))

const wrong: readonly unknown[] = [
  null,
  [],
  'text',
  1,
  true,
  { noteId: 'x', type: PROGRESS_NOTE },
  { noteId: crypto.randomUUID(), type: 'a type of our own' },
  { noteId: [crypto.randomUUID()], type: PROGRESS_NOTE },
  { ...newNote(), patientId: 'another' },
  { ...newNote(), launchId: 'x' },
  { noteId: { $ne: null }, type: PROGRESS_NOTE },
]

test('S24 an input that is not exactly what the action takes is refused, and on the trail', async () => {
  const before = await recorded('access.refuse', opened.launchId)
  for (const input of wrong) {
    expect(codeOf(await createNote([page, input])), JSON.stringify(input)).toBe('REQUEST_INVALID')
  }
  expect(await recorded('access.refuse', opened.launchId)).toBe(before + wrong.length)
})

test('S24 a body that is no arguments at all is refused', async () => {
  for (const body of [
    '',
    '{',
    'null',
    '"$F1"',
    '["$K1"]',
    '["$@0"]',
    '[["$undefined"]]',
    '\u0000',
  ]) {
    const answer = await createNote(body)
    expect(isDone(answer), body).toBe(false)
    expect(answer.text, body).not.toMatch(/Error:|at \w+ \(|node_modules/)
  }
})
