import { readdirSync, readFileSync } from 'node:fs'

export const parts = ['web', 'worker', 'database', 'sandbox'] as const
export type Part = (typeof parts)[number]

type Process = { readonly pid: number; readonly parent: number; readonly command: string }

export type Memory = {
  /** Megabytes of all pages that are in memory, those that are shared counted in each process. */
  readonly resident: number
  /** Shared pages divided among those who share them; undefined where it may not be read. */
  readonly proportional: number | undefined
}

const MB = 1_000_000
const KIB = 1_024
const TICKS_PER_SECOND = 100

const COMMANDS: Readonly<Record<Part, RegExp>> = {
  web: /^next-server|next.dist.bin.next\S* start/,
  worker: /bin.worker\.ts/,
  database: /\/postgres -D /,
  sandbox: /sandbox.main\.ts/,
}

/** The third field onwards of /proc/<pid>/stat: the second is a name, which may hold spaces. */
function statOf(pid: number): readonly string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function processes(): readonly Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return [{ pid: Number(name), parent: Number(statOf(Number(name))[1]), command }]
    } catch {
      return [] // it ended meanwhile
    }
  })
}

/** The processes of each part: what the supervisor started, and for the database its backends. */
export function processesOf(supervisor: number): Readonly<Record<Part, readonly number[]>> {
  const all = processes()
  const started = all.filter(({ parent }) => parent === supervisor)
  const pidsOf = (part: Part): readonly number[] => {
    const first = started.find(({ command }) => COMMANDS[part].test(command))
    if (!first) throw new Error(`there is no process of the ${part}`)
    const backends = all.filter(
      ({ parent, command }) => parent === first.pid && /^postgres:/.test(command),
    )
    return [first.pid, ...backends.map(({ pid }) => pid)]
  }
  return {
    web: pidsOf('web'),
    worker: pidsOf('worker'),
    database: pidsOf('database'),
    sandbox: pidsOf('sandbox'),
  }
}

function kibOf(pid: number, file: 'status' | 'smaps_rollup', field: string): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/${file}`, 'utf8')
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)
    return found ? Number(found[1]) : undefined
  } catch {
    return undefined
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

export function memoryOf(pids: readonly number[]): Memory {
  const shares = pids.map((pid) => kibOf(pid, 'smaps_rollup', 'Pss'))
  const known = shares.filter((share) => share !== undefined)
  return {
    resident: (sum(pids.map((pid) => kibOf(pid, 'status', 'VmRSS') ?? 0)) * KIB) / MB,
    proportional: known.length === pids.length ? (sum(known) * KIB) / MB : undefined,
  }
}

/** Milliseconds of processor time, user and system, since the processes began. */
export const processorMs = (pids: readonly number[]): number =>
  sum(
    pids.map((pid) => {
      const stat = statOf(pid)
      return ((Number(stat[11]) + Number(stat[12])) * 1_000) / TICKS_PER_SECOND
    }),
  )
