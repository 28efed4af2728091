import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Environment } from '#bin/process/environment.ts'
import { query } from '../postgres/query.ts'
import type { History } from '../simulation/history.ts'
import { type RandomStream, randomStream } from '../simulation/random-stream.ts'
import { type CrashPoint, crashPoints } from './crash-points.ts'
import type { RunDatabase } from './database-server.ts'
import { registrationOf, type SiteKind, siteKinds } from './fault-sites.ts'
import {
  auditArgs,
  type FallAt,
  type Program,
  type ProgramOptions,
  startProgram,
  workerArgs,
} from './program.ts'
import type { SandboxFault, SandboxSite } from './sandbox-process.ts'
import type { World } from './world.ts'

/** What the people of a run saw, with the time in milliseconds as its step. */
export type Seen = Pick<History, 'signatures' | 'acknowledged' | 'shown'>

/** Something that was measured, and what is aimed at. */
export type Measure = {
  readonly what: string
  readonly value: number
  readonly unit: 's' | 'MiB'
  readonly atMost?: number
}

export type WorkerOptions = {
  readonly fallAt?: FallAt
  readonly databaseUrl?: string
  /** How far its clock is off. */
  readonly skewMs?: number
}

/** One run: a database of its own, a clean EHR, and the processes that were started in it. */
export type FaultRun = {
  readonly world: World
  readonly seed: number
  readonly kind: SiteKind
  readonly siteId: string
  readonly site: SandboxSite
  readonly database: RunDatabase
  readonly seen: Seen
  readonly counts: { kills: number; faults: number; stops: number }
  /** What no process may do: end when nobody killed it. */
  readonly unforeseen: string[]
  readonly measures: Measure[]
  /** Patients of this run, in an order of the seed. */
  readonly patients: readonly string[]
  chance(name: string): RandomStream
  start(
    options: Omit<ProgramOptions, 'root' | 'env'> & { readonly databaseUrl?: string },
  ): Promise<Program>
  startWorker(options?: WorkerOptions): Promise<Program>
  /** Kills a process, or learns that it died as it was to. */
  bury(program: Program): Promise<void>
  arm(fault: SandboxFault): Promise<void>
  passages(): readonly CrashPoint[]
  close(): Promise<void>
}

export async function openRun(world: World, seed: number, kind: SiteKind): Promise<FaultRun> {
  const { site: siteId } = siteKinds[kind]
  const site = world.sandbox.site(siteId)
  await site.reset()
  const database = await world.database.fresh()
  const folder = mkdtempSync(join(world.folder, 'run-'))
  const chance = (name: string) => randomStream(seed, name)
  const counts = { kills: 0, faults: 0, stops: 0 }
  const unforeseen: string[] = []
  const running = new Set<Program>()

  const start: FaultRun['start'] = async ({ databaseUrl = database.appUrl, ...options }) => {
    const place = { world, kind, folder, nodeName: options.name }
    const env = environmentOf({ ...place, database, databaseUrl })
    const program = await startProgram({ ...options, root: world.root, env })
    running.add(program)
    void program.ended.then(() => running.delete(program))
    return program
  }

  return {
    ...{ world, seed, kind, siteId, site, database },
    ...{ counts, unforeseen, chance, start },
    measures: [],
    seen: { signatures: [], acknowledged: [], shown: [] },
    patients: shuffled(world.patients.get(siteId) ?? [], chance('patients')),
    // One that is to fall may do so before it has said that it is ready.
    startWorker: (given = {}) =>
      start({ name: 'worker-1', args: workerArgs, saysReady: !given.fallAt, ...given }),
    async bury(program) {
      if (running.has(program)) process.kill(program.pid, 'SIGKILL')
      const ending = await program.ended
      counts.kills += 1
      if (ending !== 'SIGKILL') unforeseen.push(`a process ended with ${ending}`)
    },
    async arm(fault) {
      counts.faults += fault.times ?? 1
      await site.arm(fault)
    },
    passages: () => passagesIn(folder),
    async close() {
      await Promise.all([...running].map((program) => program.stop()))
      await database.drop()
    },
  }
}

/** What every process of a run is started with, as `npm start` would. */
const environmentOf = (given: {
  readonly world: World
  readonly kind: SiteKind
  readonly folder: string
  readonly nodeName: string
  readonly database: RunDatabase
  readonly databaseUrl: string
}): Environment => ({
  DATABASE_URL: given.databaseUrl,
  DATABASE_AUDIT_URL: given.database.auditUrl,
  DATABASE_SEAL_URL: given.database.sealUrl,
  CHARTSIDE_SECRETS_DIR: given.world.secrets,
  CHARTSIDE_SANDBOX_EHRS: JSON.stringify([registrationOf(given.kind, given.world.sandbox.origin)]),
  CHARTSIDE_AUDIT_HEADS_DIR: join(given.folder, 'heads'),
  CHARTSIDE_NODE_NAME: given.nodeName,
  CHARTSIDE_PUBLIC_URL: given.world.publicUrl,
  CHARTSIDE_PASSAGES: passagesFile(given.folder),
  FAULTS_SANDBOX: given.world.sandbox.origin,
})

const passagesFile = (folder: string): string => join(folder, 'passages')

/** Every crash point that a process has passed. */
function passagesIn(folder: string): readonly CrashPoint[] {
  const file = passagesFile(folder)
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line) => crashPoints.filter((point) => point === line))
}

const shuffled = (items: readonly string[], chance: RandomStream): readonly string[] =>
  items
    .map((item) => [chance.next(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item)

/** Waits until it is so. @returns whether it came to be so in time */
export async function within(
  milliseconds: number,
  isSo: () => boolean | Promise<boolean>,
): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!(await isSo())) {
    if (performance.now() > end) return false
    await delay(50)
  }
  return true
}

/** Whether a process fell where it was to, before nothing more could happen. */
export const fellWithin = (program: Program, milliseconds: number): Promise<boolean> =>
  Promise.race([program.ended.then(() => true), delay(milliseconds, false)])

/** The leases of dead workers are over: as if a minute had passed. Nobody living may hold one. */
export async function letLeasesEnd({ database }: Pick<FaultRun, 'database'>): Promise<void> {
  await query(database.ownerUrl, 'update filing set lease_until = now() where lease_until > now()')
}

/**
 * Time passes for the database alone, whose clock is the only one that filing goes by: what waits is
 * due, and its worker is woken. What a worker is at right now stays as it is.
 */
export async function letTimePass({ database }: Pick<FaultRun, 'database'>): Promise<void> {
  await query(
    database.ownerUrl,
    `with woken as (
       update filing set not_before = now()
       where not_before > now() and (lease_until is null or lease_until <= now()) returning id)
     select graphile_worker.add_job('advance-filing', json_build_object('filingId', id::text),
       max_attempts := 25)
     from filing where not_before is not null or state = 'sending'`,
  )
}

/** Seals what is not sealed, with a process of its own. */
export const startSealer = (run: FaultRun, fallAt?: FallAt): Promise<Program> =>
  run.start({ name: 'worker-1', args: auditArgs('seal'), fallAt, saysReady: false })
