import { join } from 'node:path'
import type { ChildSpec } from '../process/child.ts'
import type { Environment } from '../process/environment.ts'
import { answersHttp, saysReady } from '../process/readiness.ts'
import { sandboxConsole } from './sandbox-console.ts'
import { sandboxEhrs } from './sandbox-ehrs.ts'
import type { DatabaseUrls, Settings } from './settings.ts'

/** What a start has found out and the children must know. */
export type Findings = {
  readonly database: Omit<DatabaseUrls, 'ownerUrl'>
  readonly secretsDirectory: string
  readonly hasSandbox: boolean
}

/** Variables that each child gets anew, or that only the supervisor and the migrations may see. */
const PRIVATE = [
  ...['DATABASE_URL', 'DATABASE_AUDIT_URL', 'DATABASE_SEAL_URL', 'DATABASE_OWNER_URL'],
  'NODE_CHANNEL_FD',
]

/** What the children say goes to files, even when the supervisor's own output is coloured. */
const COLOUR = ['FORCE_COLOR', 'NO_COLOR']

const NOT_INHERITED = new Set([...PRIVATE, ...COLOUR])

function inherited(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || NOT_INHERITED.has(name) ? [] : [[name, value]],
    ),
  )
}

// The garbage of launches is collected sooner: without this the heap grows to several times what is
// alive in it. No limit that a large page could run into. Measured in docs/performance.md.
const SMALL_HEAP = ['--max-semi-space-size=8', '--heap-growing-percent=60']

const common = (settings: Settings) =>
  ({
    command: process.execPath,
    cwd: settings.root,
    account: undefined,
    stopSignal: 'SIGTERM',
    stopWithinMs: 20_000,
    readyWithinMs: 60_000,
  }) as const

const addresses = (settings: Settings) => ({
  publicUrl: settings.publicUrl,
  sandboxOrigin: settings.sandboxOrigin,
  timeZone: settings.sandboxTimeZone,
})

/**
 * The children of the app and of the sandbox. Both sides of the sandbox registrations are made
 * once: the shared secret among them is new at every start.
 */
export function childSpecs(
  settings: Settings,
  findings: Findings,
  environment: Environment,
): { readonly sandbox: ChildSpec; readonly web: ChildSpec; readonly worker: ChildSpec } {
  const sandbox = sandboxEhrs(addresses(settings))
  const console = sandboxConsole(addresses(settings))
  const base = inherited(environment)
  const app = (nodeName: string): Record<string, string> => ({
    ...base,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: findings.database.url,
    DATABASE_AUDIT_URL: findings.database.auditUrl,
    CHARTSIDE_AUDIT_HEADS_DIR: settings.auditHeadsFolder,
    CHARTSIDE_NODE_NAME: nodeName,
    CHARTSIDE_PUBLIC_URL: settings.publicUrl,
    CHARTSIDE_SECRETS_DIR: findings.secretsDirectory,
    CHARTSIDE_EHRS_FILE: settings.ehrsFile,
    CHARTSIDE_CONSOLE_FILE: settings.consoleFile,
    ...(findings.hasSandbox && {
      CHARTSIDE_SANDBOX_EHRS: JSON.stringify(sandbox.registrations),
      CHARTSIDE_SANDBOX_CONSOLE: JSON.stringify(console.settings),
    }),
  })
  return {
    sandbox: {
      ...common(settings),
      name: 'sandbox',
      // It reads the app's public keys at a name below `localhost`.
      args: [
        ...['--import', `./${join('bin', 'supervise', 'loopback-names.ts')}`],
        ...[join('sandbox', 'main.ts'), '--port', String(settings.sandboxPort)],
      ],
      env: {
        ...base,
        SANDBOX_CLIENTS: JSON.stringify(sandbox.clients),
        SANDBOX_IDP_CLIENT: JSON.stringify(console.client),
        SANDBOX_ORIGIN: settings.sandboxOrigin,
        SANDBOX_TIME_ZONE: settings.sandboxTimeZone,
      },
      ready: saysReady,
    },
    web: {
      ...common(settings),
      name: 'web',
      args: [
        ...SMALL_HEAP,
        join('node_modules', 'next', 'dist', 'bin', 'next'),
        'start',
        ...['-p', String(settings.webPort), '-H', settings.host],
      ],
      // glibc keeps a heap per thread otherwise, and gives little of it back.
      env: { ...app('web-1'), MALLOC_ARENA_MAX: '2' },
      ready: answersHttp(`${localAddress(settings.host, settings.webPort)}/healthz`),
    },
    worker: {
      ...common(settings),
      name: 'worker',
      args: ['--conditions=react-server', join('bin', 'worker.ts')],
      // Seals are its work alone, so nobody else learns how.
      env: { ...app('worker-1'), DATABASE_SEAL_URL: findings.database.sealUrl },
      ready: saysReady,
    },
  }
}

const EVERY_ADDRESS = new Set(['0.0.0.0', '::'])

/** Where this machine reaches a server that listens on the host. */
function localAddress(host: string, port: number): string {
  const reached = EVERY_ADDRESS.has(host) ? '127.0.0.1' : host
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`
}
