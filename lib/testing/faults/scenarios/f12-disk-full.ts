import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { query } from '../../postgres/query.ts'
import { clinicianOf } from '../clinician.ts'
import { openDatabaseServer } from '../database-server.ts'
import type { FaultRun } from '../fault-run.ts'
import type { Scenario } from '../play.ts'
import type { World } from '../world.ts'
import { signNotes } from './sign-notes.ts'

const SIZE = '256m'
const CHUNK = Buffer.alloc(64 * 1024)

/** A database on a file system of its own, as small as a disk that is nearly full (FT-4). */
async function onSmallDisk(world: World): Promise<World | string> {
  if (process.getuid?.() !== 0) return 'only root can mount a small file system'
  const disk = join(world.folder, 'small-disk')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=711`, 'tmpfs', disk])
  } catch {
    return 'this machine does not let us mount a small file system'
  }
  const database = await openDatabaseServer(disk)
  return {
    ...world,
    database,
    async close() {
      await database.stop()
      execFileSync('umount', [disk])
    },
  }
}

/** Leaves not a byte. @returns how to give it back */
function fill(folder: string): () => void {
  const filler = join(folder, 'filler')
  const file = openSync(filler, 'w')
  try {
    for (;;) writeSync(file, CHUNK)
  } catch {
    closeSync(file) // no space is left: that is what was wanted
  }
  return () => rmSync(filler)
}

/** Uses up what the database had set aside for itself. */
async function exhaustReserves({ database }: FaultRun): Promise<boolean> {
  try {
    await query(database.ownerUrl, 'create table junk (text text)')
    for (;;) {
      await query(
        database.ownerUrl,
        'insert into junk select md5(random()::text) from generate_series(1, 50000)',
      )
    }
  } catch {
    return query(database.ownerUrl, 'select 1').then(
      () => true,
      () => false,
    )
  }
}

/**
 * F12: not a byte is left on the disk of the database. Fails when something is shown or sent whose
 * audit record could not be written (audit-writer.ts).
 */
export const diskFull: Scenario = {
  fault: 'F12',
  name: 'the disk of the database is full',
  kinds: ['conditional'],
  prepare: onSmallDisk,
  async play(run) {
    const { database: server } = run.world
    const worker = await run.startWorker()
    await signNotes(run, 2)
    const free = fill(server.folder)
    run.counts.faults += 1
    const stillAnswers = await exhaustReserves(run)
    const clinician = await clinicianOf(run)
    const [patientId = ''] = run.patients
    const written = await clinician.write(patientId)
    if (written) await clinician.approve(written)
    await delay(2_000)
    free()
    if (!stillAnswers) {
      await server.stop()
      await server.start()
    }
    await query(run.database.ownerUrl, 'drop table if exists junk')
    await signNotes(run, 1)
    await worker.stop()
  },
}
