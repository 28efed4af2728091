import { join } from 'node:path'
import type { ChildSpec } from '../process/child.ts'
import { acceptsConnections } from '../process/readiness.ts'
import type { Cluster } from './cluster.ts'
import { postgresEnvironment } from './run-program.ts'

type Options = {
  readonly port: number
  /** As whom readiness is asked. */
  readonly superuserUrl: string
  /** Only a test may lose its data in a power cut. */
  readonly durable: boolean
}

/** `sun_path` of a unix socket address holds 108 bytes on Linux and 104 elsewhere, NUL included. */
const LONGEST_SOCKET_PATH = 103

function socketFolder(directory: string, port: number): string {
  return Buffer.byteLength(`${directory}/.s.PGSQL.${port}`) <= LONGEST_SOCKET_PATH ? directory : ''
}

/** All settings are given here, so that the files of a cluster never decide how it runs. */
function serverSettings(cluster: Cluster, { port, durable }: Options): Record<string, string> {
  const flush = durable ? 'on' : 'off'
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: socketFolder(cluster.directory, port),
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    shared_buffers: '32MB',
    max_connections: '100',
    fsync: flush,
    full_page_writes: flush,
    synchronous_commit: flush,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A statement, its parameters and the DETAIL of an error may hold patient data: none of them
    // reaches the log. `log` stands above `error` in this setting, so errors of statements do not
    // either; the application sees those itself.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_checkpoints: 'off',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  }
}

/** The server of a private cluster as a child to start and watch. */
export function serverSpec(cluster: Cluster, options: Options): ChildSpec {
  const settings = Object.entries(serverSettings(cluster, options))
  return {
    name: 'database',
    command: join(cluster.programs, 'bin', 'postgres'),
    args: [
      '-D',
      cluster.directory,
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    env: postgresEnvironment,
    cwd: '/',
    account: cluster.account,
    stopSignal: 'SIGINT', // fast shutdown: ends sessions, then writes a checkpoint
    stopWithinMs: 60_000,
    ready: acceptsConnections(options.superuserUrl),
    readyWithinMs: 120_000, // recovery after a crash
  }
}
