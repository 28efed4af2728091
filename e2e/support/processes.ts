import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirectory } from './system.ts'

type Process = { readonly pid: number; readonly parent: number; readonly command: string }

type Name = 'web' | 'worker' | 'database'

/** How the children of a start are told apart by their command lines. */
const COMMANDS: Readonly<Record<Name, RegExp>> = {
  web: /\bnext\b/,
  worker: /\bworker\.ts\b/,
  database: /\bpostgres -D /,
}

function processes(): readonly Process[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return listed.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : []
  })
}

const supervisorPid = (): number =>
  JSON.parse(readFileSync(join(dataDirectory, 'lock'), 'utf8')).pid

/** The process number of a child of this run’s start; undefined between its death and its return. */
export const pidOf = (name: Name): number | undefined =>
  processes().find(
    ({ parent, command }) => parent === supervisorPid() && COMMANDS[name].test(command),
  )?.pid

/** Ends a child as a crash would; the start brings it back. @returns its number, which nobody has now */
export function kill(name: Name, signal: NodeJS.Signals = 'SIGKILL'): number {
  const pid = pidOf(name)
  if (pid === undefined) throw new Error(`${name} does not run`)
  process.kill(pid, signal)
  return pid
}

/** Stops every process of the database where it stands. @returns how to let them go on */
export function freezeDatabase(): () => void {
  const postmaster = kill('database', 'SIGSTOP')
  const servers = processes().filter(({ parent }) => parent === postmaster)
  const all = [postmaster, ...servers.map(({ pid }) => pid)]
  for (const pid of all) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of all) process.kill(pid, 'SIGCONT')
  }
}
