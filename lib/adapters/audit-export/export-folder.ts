import 'server-only'
import { createHash, type Hash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportTarget } from '#lib/audit/export/export-target.ts'

type Opened = { readonly file: FileHandle; readonly hash: Hash; bytes: number }

/**
 * A new folder for an export, for nobody else to read; made when the first file is.
 * Writing throws when there is one of this name already.
 */
export function exportFolder(folder: string): ExportTarget {
  const files = new Map<string, Opened>()
  let isMade = false

  const opened = async (name: string): Promise<Opened> => {
    const there = files.get(name)
    if (there) return there
    if (!isMade) mkdirSync(folder, { mode: 0o700 })
    isMade = true
    const file = await open(join(folder, name), 'wx', 0o600)
    const made = { file, hash: createHash('sha256'), bytes: 0 }
    files.set(name, made)
    return made
  }
  return {
    async write(name, text) {
      const target = await opened(name)
      const bytes = Buffer.from(text)
      target.hash.update(bytes)
      target.bytes += bytes.length
      await target.file.writeFile(bytes)
    },
    async finish() {
      const finished = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
      files.clear()
      for (const [, { file }] of finished) {
        await file.sync()
        await file.close()
      }
      return finished.map(([name, { bytes, hash }]) => ({
        name,
        bytes,
        sha256: hash.digest('hex'),
      }))
    },
  }
}
