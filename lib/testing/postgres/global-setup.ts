import type { TestProject } from 'vitest/node'
import { startTemporaryServer, type TemporaryServer } from '#bin/postgres/temporary-server.ts'

/** Where the one server of a test run is; the database of DATABASE_NAME is the migrated template. */
export type TestServer = Pick<TemporaryServer, 'port' | 'passwords'>

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer
  }
}

/** One private PostgreSQL for the whole run, made like that of `npm start` but without flushing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { port, passwords, stop } = await startTemporaryServer({ durable: false })
  project.provide('postgres', { port, passwords })
  return stop
}
