import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { pollUntil } from './poll-until.ts'
import { Refusal } from './refusal.ts'

/** Resolves when a new child can do its work; the signal ends the waiting. */
export type Readiness = (child: ChildProcess, signal: AbortSignal) => Promise<void>

/** Ready when the URL answers 200. */
export const answersHttp =
  (url: string): Readiness =>
  (_, signal) =>
    pollUntil(async () => {
      const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(
        () => undefined,
      )
      await response?.body?.cancel()
      return response?.status === 200
    }, signal)

/** Ready when the child sends the word `ready` over its IPC channel. */
export const saysReady: Readiness = async (child, signal) => {
  for (;;) {
    const [message] = await once(child, 'message', { signal })
    if (message === 'ready') return
  }
}

/** SQLSTATE class 28, invalid authorization: this will not get better by waiting. */
const REFUSED_LOGIN = /^28/

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {}) // a server that goes away ends in the catch below
  try {
    await client.connect()
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && REFUSED_LOGIN.test(error.code ?? ''))
      throw new Refusal('The database does not accept the password of its own secrets file.')
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Ready when PostgreSQL lets in; while it recovers from a crash it does not (57P03). */
export const acceptsConnections =
  (url: string): Readiness =>
  (_, signal) =>
    pollUntil(() => accepts(url), signal)
