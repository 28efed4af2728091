import { join, resolve } from 'node:path'
import { startChild } from '#bin/process/child.ts'

const WEB_PORT = Number(process.env.BENCH_PORT ?? 3350)
const SANDBOX_PORT = WEB_PORT + 1000

/** A started Chartside with its sandbox EHR. */
export type System = {
  readonly app: string
  readonly ehr: string
  /** Database, keys and logs. */
  readonly dataDirectory: string
  /** Of the supervisor whose children the rest are; undefined when it was running already. */
  readonly pid: number | undefined
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '..', '..')
const addresses = {
  app: `http://app.localhost:${WEB_PORT}`,
  ehr: `http://ehr.localhost:${SANDBOX_PORT}`,
}

/** What would take the place of the temporary database, keys and EHRs. */
const NONE = {
  CHARTSIDE_DATA_DIR: '',
  CHARTSIDE_EHRS_FILE: join('bench', 'no-such-ehrs.json'),
  CHARTSIDE_PUBLIC_URL: '',
  CHARTSIDE_SECRETS_DIR: '',
  DATABASE_URL: '',
  DATABASE_OWNER_URL: '',
}

/**
 * Starts everything in a temporary data directory, as `npm start -- --temporary` does. With
 * `BENCH_BASE` set, what runs on that port is measured instead.
 * @param environment added to that of the children
 */
export async function startSystem(environment: Record<string, string> = {}): Promise<System> {
  if (process.env.BENCH_BASE) return runningSystem(process.env.BENCH_BASE)
  const opened = Promise.withResolvers<void>()
  let dataDirectory = ''
  const child = await startChild(
    {
      name: 'chartside',
      command: process.execPath,
      args: [join('bin', 'start.ts'), '--temporary'],
      cwd: root,
      env: {
        ...process.env,
        ...NONE,
        ...environment,
        CHARTSIDE_PORT: String(WEB_PORT),
        SANDBOX_PORT: String(SANDBOX_PORT),
      },
      account: undefined,
      stopSignal: 'SIGTERM',
      stopWithinMs: 60_000,
      ready: () => opened.promise,
      readyWithinMs: 300_000,
    },
    (line) => {
      dataDirectory ||= /^Data {2}(\S+)/.exec(line)?.[1] ?? ''
      if (line.startsWith('Open ')) opened.resolve()
    },
    new AbortController().signal,
  )
  return { ...addresses, dataDirectory, pid: child.pid, stop: child.stop }
}

function runningSystem(base: string): System {
  const app = new URL(base)
  const ehr = `http://ehr.localhost:${Number(app.port) + 1000}`
  const dataDirectory = resolve(root, process.env.CHARTSIDE_DATA_DIR || '.data')
  return { app: app.origin, ehr, dataDirectory, pid: undefined, stop: async () => {} }
}
