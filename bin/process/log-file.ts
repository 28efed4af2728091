import { appendFileSync, renameSync, statSync } from 'node:fs'

const LARGEST_BYTES = 16 * 1024 * 1024

export type LogFile = { write(line: string): void }

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** Appends lines with their time; a file over 16 MB becomes `<path>.1` and a new one begins. */
export function openLogFile(path: string): LogFile {
  let bytes = sizeOf(path)
  return {
    write(line) {
      const entry = `${new Date().toISOString()} ${line}\n`
      if (bytes + entry.length > LARGEST_BYTES) {
        renameSync(path, `${path}.1`)
        bytes = 0
      }
      appendFileSync(path, entry, { mode: 0o600 })
      bytes += entry.length
    },
  }
}
