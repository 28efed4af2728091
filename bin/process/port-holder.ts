import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { commandLine } from './process-identity.ts'

export type PortHolder = { readonly pid: number; readonly command: string }

/** State of a listening socket in `/proc/net/tcp` (TCP_LISTEN of the kernel's tcp_states.h). */
const LISTENING = '0A'

/**
 * Reads the kernel's table of TCP sockets.
 * @param table the text of `/proc/net/tcp` or `/proc/net/tcp6` (proc(5))
 * @returns inodes of the sockets that listen on the port
 */
export function listeningInodes(table: string, port: number): readonly string[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(wanted) && state === LISTENING)
    .flatMap((fields) => fields[9] ?? [])
}

function readLink(path: string): readonly string[] {
  try {
    return [readlinkSync(path)]
  } catch {
    return [] // closed meanwhile
  }
}

function linksOf(pid: string): readonly string[] {
  const folder = `/proc/${pid}/fd`
  try {
    return readdirSync(folder).flatMap((descriptor) => readLink(`${folder}/${descriptor}`))
  } catch {
    return [] // another user's process, or one that has just ended
  }
}

function linuxHolder(port: number): number | undefined {
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    listeningInodes(readFileSync(file, 'utf8'), port),
  )
  const sockets = new Set(inodes.map((inode) => `socket:[${inode}]`))
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const holder = pids.find((pid) => linksOf(pid).some((link) => sockets.has(link)))
  return holder === undefined ? undefined : Number(holder)
}

const otherHolder = (port: number): number =>
  Number(
    execFileSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8' })
      .trim()
      .split('\n')[0],
  )

/** @returns who listens on the port, when this machine and this user's rights allow to tell */
export function portHolder(port: number): PortHolder | undefined {
  try {
    const pid = process.platform === 'linux' ? linuxHolder(port) : otherHolder(port)
    return pid ? { pid, command: commandLine(pid) ?? 'unknown program' } : undefined
  } catch {
    return undefined
  }
}
