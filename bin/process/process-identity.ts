import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Field 22 of `/proc/<pid>/stat` (proc(5)): clock ticks between boot and the start of the process. */
const START_FIELD = 22

function linuxStartMark(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field, the program's name in brackets, may hold blanks and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return undefined // has ended; its parent has not looked yet
  const ticks = fields[START_FIELD - 3]
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return ticks && `${boot} ${ticks}`
}

/**
 * Tells one process from a later one with the same number: the moment it started.
 * @returns undefined when no such process runs
 */
export function startMark(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return linuxStartMark(pid)
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** @returns the command line with blanks between its words; undefined when it cannot be told */
export function commandLine(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return undefined
  }
}
