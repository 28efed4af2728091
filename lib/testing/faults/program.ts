import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { type Child, startChild } from '#bin/process/child.ts'
import type { Environment } from '#bin/process/environment.ts'
import { saysReady } from '#bin/process/readiness.ts'
import type { CrashPoint } from './crash-points.ts'

/** Where a process is to fall, and how. */
export type FallAt = {
  readonly point: CrashPoint
  readonly nth?: number
  /** `stop`: it stands still, until it is told to go on. */
  readonly by?: 'kill' | 'stop'
}

export type Program = Child & {
  /** The channel to it. */
  readonly process: ChildProcess
  /** What it said last. */
  readonly lines: readonly string[]
}

export type ProgramOptions = {
  readonly root: string
  readonly name: string
  readonly args: readonly string[]
  readonly env: Environment
  readonly fallAt?: FallAt | undefined
  /** How far its clock is off. */
  readonly skewMs?: number
  /** A program that does not say so is ready at once. */
  readonly saysReady: boolean
}

const fallVariables = (fallAt: FallAt | undefined): Environment =>
  fallAt
    ? {
        CHARTSIDE_CRASH_AT: `${fallAt.point}:${fallAt.nth ?? 1}`,
        CHARTSIDE_CRASH_BY: fallAt.by === 'stop' ? 'SIGSTOP' : 'SIGKILL',
      }
    : {}

const TAPS = './lib/testing/faults/taps.ts'

/** Starts a program of the product as it is, with the taps in front of it. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { root, name, args, env, fallAt, skewMs = 0 } = options
  const lines: string[] = []
  let channel: ChildProcess | undefined
  const child = await startChild(
    {
      name,
      command: process.execPath,
      args: ['--conditions=react-server', '--import', TAPS, ...args],
      cwd: root,
      env: {
        PATH: process.env.PATH,
        ...env,
        ...fallVariables(fallAt),
        CHARTSIDE_SKEW_MS: String(skewMs),
      },
      account: undefined,
      stopSignal: 'SIGTERM',
      stopWithinMs: 20_000,
      ready: async (started, signal) => {
        channel = started
        if (options.saysReady) await saysReady(started, signal)
      },
      readyWithinMs: 120_000,
    },
    (line) => lines.push(line),
    new AbortController().signal,
  )
  if (!channel) throw new Error('a child that is ready was started')
  return { ...child, process: channel, lines }
}

export const workerArgs = [join('bin', 'worker.ts')]
export const migrateArgs = [join('bin', 'migrate.ts')]
export const auditArgs = (command: string) => [join('bin', 'audit.ts'), command]
export const clinicianArgs = [join('lib', 'testing', 'faults', 'clinician-program.ts')]
