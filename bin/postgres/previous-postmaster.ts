import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pollUntil } from '../process/poll-until.ts'
import { commandLine, startMark } from '../process/process-identity.ts'
import { Refusal } from '../process/refusal.ts'

const STOPS_WITHIN_MS = 60_000

/** @param text of `postmaster.pid`, whose first line is the process number (miscadmin.h of PostgreSQL) */
export function postmasterPid(text: string): number | undefined {
  const pid = Number(text.split('\n', 1)[0])
  return Number.isInteger(pid) && pid > 1 ? pid : undefined
}

/** Whether the command line is that of a server for this directory and not of whoever got its number. */
export const servesDirectory = (command: string, directory: string): boolean =>
  /\bpostgres\b/.test(command) && command.includes(`-D ${directory} `)

/** PostgreSQL's processes work in the data directory; only Linux tells. */
function somebodyWorksIn(directory: string): boolean {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.some((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === directory
    } catch {
      return false // ended meanwhile, or another user's
    }
  })
}

async function stopServer(pid: number, signal: AbortSignal): Promise<void> {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    throw new Refusal(
      `A database server of an earlier start still runs (process ${pid}) and cannot be stopped by this user (${(error as NodeJS.ErrnoException).code}).`,
    )
  }
  const limit = AbortSignal.timeout(STOPS_WITHIN_MS)
  await pollUntil(() => startMark(pid) === undefined, AbortSignal.any([signal, limit])).catch(
    () => {
      signal.throwIfAborted()
      throw new Refusal(
        `A database server of an earlier start still runs (process ${pid}) and does not stop.`,
      )
    },
  )
}

/**
 * Makes way for a new server: stops one that outlived its supervisor, and removes a pid file whose
 * number meanwhile belongs to another program. With a dead number PostgreSQL copes itself. The
 * caller holds the lock of the data directory.
 */
export async function clearPreviousPostmaster(
  directory: string,
  options: { say: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  const pidFile = join(directory, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = postmasterPid(readFileSync(pidFile, 'utf8'))
  const command = pid === undefined ? undefined : commandLine(pid)
  if (pid === undefined || !command) return

  if (servesDirectory(command, directory)) {
    options.say(`  A database server of an earlier start still runs (process ${pid}): stopping it.`)
    return stopServer(pid, options.signal)
  }
  if (process.platform === 'linux' && !somebodyWorksIn(directory)) await rm(pidFile)
}
