import { expect, test, vi } from 'vitest'
import type { Card, CardOf } from '#lib/chart/card.ts'
import { emptyCard } from '#lib/chart/card-of-answer.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import { ReadProblem } from '../session/read-json.ts'
import { openCardStore } from './card-store.ts'

const at = instantOf(Date.parse('2026-11-19T09:00:00Z'))
const read = emptyCard(at)
const failed: Card<never> = { state: 'failed', code: 'FHIR_SERVER_ERROR', at }
const taken: Card<never> = { state: 'not-permitted' }

/** A store whose card was read as `first`, and reads as `then` when it is asked for again. */
function storeWith(first: Card<never> | undefined, then: () => Promise<Card<never>>) {
  let now = 0
  const asked = vi.fn(then)
  const store = openCardStore({ medications: first }, asked as never, () => now)
  return { store, asked, pass: (milliseconds: number) => (now += milliseconds) }
}

async function readTwice(first: Card<never>, second: Card<never>) {
  const { store } = storeWith(first, async () => second)
  await store.readAgain('medications')
  const { card, problem, isReading } = store.stateOf('medications')
  return { shown: card?.state, problem, isReading }
}

test('what was read stays when reading it again fails, with the problem beside it', async () => {
  const problem = 'FHIR_SERVER_ERROR'
  expect(await readTwice(read, failed)).toEqual({ shown: 'read', problem, isReading: false })
})

test('a card that was never read shows that it failed, each time', async () => {
  expect(await readTwice(failed, failed)).toMatchObject({ shown: 'failed', problem: undefined })
})

test('a right that is taken away takes the facts with it', async () => {
  expect(await readTwice(read, taken)).toMatchObject({ shown: 'not-permitted', problem: undefined })
})

test('what can be read again is shown as it reads now', async () => {
  expect(await readTwice(failed, read)).toMatchObject({ shown: 'read', problem: undefined })
})

test('a refusal of our own server stands beside what was read, under its code', async () => {
  const { store } = storeWith(read, () => Promise.reject(new ReadProblem('SESSION_LOCKED', 401)))
  await store.readAgain('medications')
  expect(store.stateOf('medications')).toEqual({
    card: read,
    isReading: false,
    problem: 'SESSION_LOCKED',
  })
})

test('a problem is gone with the next card that is read', async () => {
  const answers = [Promise.reject(new Error('offline')), Promise.resolve(read)]
  const { store } = storeWith(read, () => answers.shift() ?? Promise.resolve(read))
  await store.readAgain('medications')
  expect(store.stateOf('medications').problem).toBe('FHIR_UNREACHABLE')
  await store.readAgain('medications')
  expect(store.stateOf('medications').problem).toBeUndefined()
})

test('a card that the page came without is being read until it is there, and tells of it', async () => {
  const { store } = storeWith(undefined, async () => read)
  const listener = vi.fn()
  store.subscribe(listener)
  expect(store.stateOf('medications')).toMatchObject({ card: undefined, isReading: true })
  await store.take('medications', Promise.resolve(read) as Promise<CardOf<'medications'>>)
  expect(store.stateOf('medications')).toMatchObject({ card: read, isReading: false })
  expect(listener).toHaveBeenCalled()
})

test('a card that is being read is not asked for a second time', async () => {
  const { store, asked } = storeWith(read, async () => read)
  await Promise.all([store.readAgain('medications'), store.readAgain('medications')])
  expect(asked).toHaveBeenCalledTimes(1)
})

test('a card is freshened when it is older than a minute, and not before', async () => {
  const { store, asked, pass } = storeWith(read, async () => read)
  pass(60_000)
  store.freshen('medications')
  expect(asked).not.toHaveBeenCalled()
  pass(1)
  store.freshen('medications')
  expect(asked).toHaveBeenCalledTimes(1)
})
