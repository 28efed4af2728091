import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asProcessEnv } from '#bin/process/environment.ts'
import { freePort } from '#bin/process/ports.ts'
import { isBuildFresh } from '#bin/supervise/build.ts'
import { type FaultRun, within } from '../fault-run.ts'
import type { Scenario } from '../play.ts'
import type { World } from '../world.ts'

const HOLDS_WITHIN_MS = 60_000

type Start = { readonly pid: number; readonly ended: Promise<number | null>; said(): string }

/** `npm start` on a data directory, by its own program. */
async function startApp({ world }: FaultRun, data: string): Promise<Start> {
  const child = spawn(process.execPath, ['--conditions=react-server', 'bin/start.ts'], {
    cwd: world.root,
    env: asProcessEnv({
      ...{ PATH: process.env.PATH, CHARTSIDE_DATA_DIR: data },
      CHARTSIDE_PORT: String(await freePort()),
      SANDBOX_PORT: String(await freePort()),
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      said += String(bytes)
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (child.pid === undefined) throw new Error('the app could not be started')
  return { pid: child.pid, ended, said: () => said }
}

function holderOf(data: string): number | undefined {
  const file = join(data, 'lock')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).pid : undefined
}

const needsBuild = async (world: World): Promise<World | string> =>
  isBuildFresh(world.root) ? world : 'the app is not built: npm run build'

/** F17: a second start on one data directory, and a start after the first was killed. */
export const twoStarts: Scenario = {
  fault: 'F17',
  name: 'two starts on one data directory',
  kinds: ['conditional'],
  prepare: needsBuild,
  async play(run) {
    const data = join(run.world.folder, `data-${run.seed}`)
    mkdirSync(data)
    const first = await startApp(run, data)
    await within(HOLDS_WITHIN_MS, () => holderOf(data) === first.pid)
    const second = await startApp(run, data)
    run.counts.faults += 1
    const isRefused = (await second.ended) === 1 && second.said().includes(`process ${first.pid},`)
    if (!isRefused) run.unforeseen.push('a second start was not refused by the name of the first')
    process.kill(first.pid, 'SIGKILL')
    await first.ended
    run.counts.kills += 1
    const third = await startApp(run, data)
    const holds = await within(HOLDS_WITHIN_MS, () => holderOf(data) === third.pid)
    if (!holds) run.unforeseen.push(`no start after a kill: ${third.said().slice(-300)}`)
    process.kill(third.pid, 'SIGTERM')
    await third.ended
  },
}
