import 'server-only'
import { readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { MachineHealth } from '#lib/console/system-health.ts'

const packageSchema = z.object({ version: z.string() })

/** Versions, and the room on the disk that this process runs from. */
export async function machineHealth(): Promise<MachineHealth> {
  const root = process.cwd()
  const [disk, text] = await Promise.all([
    statfs(root),
    readFile(join(root, 'package.json'), 'utf8'),
  ])
  return {
    version: packageSchema.parse(JSON.parse(text)).version,
    node: process.version,
    freeBytes: disk.bavail * disk.bsize,
    allBytes: disk.blocks * disk.bsize,
  }
}
