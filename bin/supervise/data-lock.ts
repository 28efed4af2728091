import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { startMark } from '../process/process-identity.ts'
import { Refusal } from '../process/refusal.ts'

const holderSchema = z.object({
  pid: z.number().int(),
  /** Start of the process, so that a later one with the same number is not taken for it. */
  mark: z.string(),
  since: z.string(),
  address: z.string(),
})
export type LockHolder = Readonly<z.infer<typeof holderSchema>>

export type DataLock = { release(): void }

/** @param markOf the start of a process by its number, undefined when there is no such process */
export const isStale = (holder: LockHolder, markOf: (pid: number) => string | undefined): boolean =>
  markOf(holder.pid) !== holder.mark

export function heldMessage(holder: LockHolder, dataDirectory: string): string {
  return [
    `Chartside already runs on the data in ${dataDirectory}: process ${holder.pid}, since ${holder.since}, at ${holder.address}.`,
    `Stop it with Ctrl+C in its terminal or with:  kill ${holder.pid}`,
    'A second one needs data and ports of its own:',
    '  CHARTSIDE_DATA_DIR=<folder> CHARTSIDE_PORT=3001 SANDBOX_PORT=4001 npm start',
  ].join('\n')
}

function readHolder(file: string): LockHolder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined // gone meanwhile, or cut off by a power failure: nobody's
  }
}

function create(file: string, holder: LockHolder): boolean {
  const written = `${file}.${holder.pid}`
  writeFileSync(written, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkSync(written, file) // fails when the lock exists, and is never seen half written
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(written, { force: true })
  }
}

/**
 * Puts a stale lock aside. Two starters may have judged the same stale lock: whoever comes late
 * finds a live one in his hand and puts it back.
 */
function putAside(file: string): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return // another starter was faster
  }
  const holder = readHolder(aside)
  if (holder && !isStale(holder, startMark)) create(file, holder)
  rmSync(aside, { force: true })
}

/**
 * Takes the data directory for this process (faults F17: two on one directory would lose data).
 * @throws Refusal that names the process which holds it
 */
export function takeDataLock(file: string, address: string): DataLock {
  const dataDirectory = dirname(file)
  mkdirSync(dataDirectory, { recursive: true })
  const self: LockHolder = {
    pid: process.pid,
    mark: startMark(process.pid) ?? '',
    since: new Date().toISOString(),
    address,
  }
  const holder = readHolder(file)
  if (holder && !isStale(holder, startMark)) throw new Refusal(heldMessage(holder, dataDirectory))
  putAside(file)
  if (!create(file, self)) {
    const faster = readHolder(file) ?? self
    throw new Refusal(heldMessage(faster, dataDirectory))
  }
  return {
    release() {
      if (readHolder(file)?.mark === self.mark) rmSync(file, { force: true })
    },
  }
}
