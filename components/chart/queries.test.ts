import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import type { Card } from '#lib/chart/card.ts'
import { cardQuery } from './queries.ts'

const at = '2026-11-19T09:00:00Z'
const failed = { state: 'failed', code: 'FHIR_SERVER_ERROR', at }
const read = { state: 'read', facts: [], asOf: at, unreadable: [], total: 0 }

/** Two readings of one card, one after the other. */
async function readTwice(first: object, second: object) {
  const client = new QueryClient()
  const query = cardQuery('greyfield.a', 'medications')
  const answers = [first, second]
  vi.stubGlobal('fetch', async () => Response.json(answers.shift()))
  await client.prefetchQuery(query)
  await client.fetchQuery({ ...query, staleTime: 0 }).catch(() => undefined)
  const state = client.getQueryState<Card<unknown>>(query.queryKey)
  client.clear()
  return { shown: state?.data?.state, problem: state?.error?.message }
}

afterEach(() => vi.unstubAllGlobals())

test('what was read stays when reading it again fails, with the problem beside it', async () => {
  expect(await readTwice(read, failed)).toEqual({ shown: 'read', problem: 'FHIR_SERVER_ERROR' })
})

test('a card that was never read shows that it failed, each time', async () => {
  expect(await readTwice(failed, failed)).toEqual({ shown: 'failed', problem: undefined })
})

test('a right that is taken away takes the facts with it', async () => {
  const taken = await readTwice(read, { state: 'not-permitted' })
  expect(taken).toEqual({ shown: 'not-permitted', problem: undefined })
})

test('what can be read again is shown as it reads now', async () => {
  expect(await readTwice(failed, read)).toEqual({ shown: 'read', problem: undefined })
})
