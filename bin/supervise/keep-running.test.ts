import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ChildSpec } from '../process/child.ts'
import { pollUntil } from '../process/poll-until.ts'
import { startMark } from '../process/process-identity.ts'
import { createSupervisor } from './supervisor.ts'

let logDirectory = ''
let said: string[] = []
beforeEach(() => {
  logDirectory = mkdtempSync(join(tmpdir(), 'chartside-logs-'))
  said = []
})
afterEach(() => rmSync(logDirectory, { recursive: true, force: true }))

const aSupervisor = () => createSupervisor({ logDirectory, say: (line) => said.push(line) })

/** A child whose process numbers are kept, the newest last. */
function aChild(name: string, script: string): { spec: ChildSpec; pids: number[] } {
  const pids: number[] = []
  const spec: ChildSpec = {
    name,
    command: '/bin/sh',
    args: ['-c', script],
    env: { PATH: process.env.PATH },
    cwd: logDirectory,
    account: undefined,
    stopSignal: 'SIGTERM',
    stopWithinMs: 50_000,
    readyWithinMs: 50_000,
    ready: async (child) => {
      pids.push(child.pid ?? 0)
    },
  }
  return { spec, pids }
}

const within = () => AbortSignal.timeout(50_000)
const SLEEP = 'while :; do sleep 0.02; done'

test('a child that is killed is started again', async () => {
  const supervisor = aSupervisor()
  const { spec, pids } = aChild('web', SLEEP)
  await supervisor.start(spec)
  process.kill(pids[0] ?? 0, 'SIGKILL')
  await pollUntil(() => said.some((line) => line === 'web is back'), within(), 10)
  expect(pids).toHaveLength(2)
  expect(said[0]).toBe('web died (SIGKILL); restart 1 of 5 in 0.5 s')
  await supervisor.stop()
  expect(pids.map(startMark)).toEqual([undefined, undefined])
})

test('children are stopped in the reverse order of their start, and not restarted', async () => {
  const supervisor = aSupervisor()
  const trace = 'echo "$NAME" >> order; exit 0'
  for (const name of ['database', 'web', 'worker']) {
    const { spec } = aChild(name, `trap '${trace}' TERM; touch ${name}; ${SLEEP}`)
    await supervisor.start({ ...spec, env: { ...spec.env, NAME: name } })
    await pollUntil(() => existsSync(join(logDirectory, name)), within(), 5)
  }
  await supervisor.stop()
  expect(readFileSync(join(logDirectory, 'order'), 'utf8')).toBe('worker\nweb\ndatabase\n')
  expect(said).toEqual([])
})

test('a child that cannot begin is not tried again', async () => {
  const supervisor = aSupervisor()
  const { spec } = aChild('worker', 'echo no configuration >&2; exit 1')
  const start = supervisor.start({ ...spec, ready: () => new Promise(() => {}) })
  await expect(start).rejects.toThrow('no configuration')
  await supervisor.stop()
})

test('what a child says is in its log, and its errors are shown with its name', async () => {
  const supervisor = aSupervisor()
  const { spec } = aChild('web', `echo fine; sleep 0.2; echo broken >&2; ${SLEEP}`)
  await supervisor.start(spec)
  await pollUntil(() => said.length > 0, within(), 5)
  await supervisor.stop()
  expect(readFileSync(join(logDirectory, 'web.log'), 'utf8')).toMatch(/ fine\n.* broken\n/)
  expect(said).toEqual(['[web] broken'])
})
