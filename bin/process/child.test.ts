import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type ChildSpec, startChild } from './child.ts'
import { pollUntil } from './poll-until.ts'
import { startMark } from './process-identity.ts'

/** A child of a shell script, ready at once unless told otherwise. */
const aChild = (script: string, more: Partial<ChildSpec> = {}): ChildSpec => ({
  name: 'stub',
  command: '/bin/sh',
  args: ['-c', script],
  env: { PATH: process.env.PATH },
  cwd: '/',
  account: undefined,
  stopSignal: 'SIGTERM',
  stopWithinMs: 50_000,
  readyWithinMs: 50_000,
  ready: async () => {},
  ...more,
})

const never = new AbortController().signal
const isGone = (pid: number) => startMark(pid) === undefined

test('a child that ends before it is ready is refused with its last words', async () => {
  const spec = aChild('echo no such table >&2; exit 3', { ready: () => new Promise(() => {}) })
  await expect(startChild(spec, () => {}, never)).rejects.toThrow(
    /stub ended before it was ready \(exit 3\).*no such table/s,
  )
})

test('a child that is not ready in time is stopped and refused', async () => {
  const spec = aChild('echo still thinking; sleep 30', {
    readyWithinMs: 100,
    ready: (_, signal) => pollUntil(() => false, signal),
  })
  await expect(startChild(spec, () => {}, never)).rejects.toThrow(/not ready within 0.1 s/)
})

test('a program that does not exist is refused', async () => {
  const spec = aChild('', { command: '/no/such/program', ready: () => new Promise(() => {}) })
  await expect(startChild(spec, () => {}, never)).rejects.toThrow(/exit 127/)
})

test('stopping asks first, so that a child can end in good order', async () => {
  const lines: string[] = []
  const spec = aChild('trap "echo bye; exit 0" TERM; echo up; while :; do sleep 0.02; done')
  const child = await startChild(spec, (line) => lines.push(line), never)
  await pollUntil(() => lines.includes('up'), AbortSignal.timeout(50_000), 5)
  await child.stop()
  expect(await child.ended).toBe('exit 0')
  await pollUntil(() => lines.includes('bye'), AbortSignal.timeout(50_000), 5)
})

test('a child that does not stop is killed together with what it started', async () => {
  const lines: string[] = []
  const spec = aChild('trap "" TERM; sleep 30 & echo $!; wait; while :; do sleep 1; done', {
    stopWithinMs: 100,
  })
  const child = await startChild(spec, (line) => lines.push(line), never)
  await pollUntil(() => lines.length > 0, AbortSignal.timeout(50_000), 5)
  await child.stop()
  expect(await child.ended).toBe('SIGKILL')
  await pollUntil(() => isGone(Number(lines[0])), AbortSignal.timeout(50_000), 5)
})

test('when starting is called off, the child is stopped', async () => {
  const calledOff = new AbortController()
  let pid = 0
  const spec = aChild('sleep 30', {
    ready: (child, signal) => {
      pid = child.pid ?? 0
      calledOff.abort()
      return pollUntil(() => false, signal)
    },
  })
  await expect(startChild(spec, () => {}, calledOff.signal)).rejects.toThrow('aborted')
  expect(isGone(pid)).toBe(true)
})

test('a child is asked to stop when its supervisor is killed', async () => {
  const module = new URL('./guarded-spawn.ts', import.meta.url).href
  const script = `
    import { guardedSpawn } from ${JSON.stringify(module)}
    const child = guardedSpawn({ command: 'sleep', args: ['30'], env: process.env, cwd: '/',
      account: undefined, stopSignal: 'SIGTERM' })
    console.log(child.pid)`
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', script])
  const [line] = await once(createInterface({ input: supervisor.stdout }), 'line')
  const pid = Number(line)
  await delay(50) // the shell becomes the program
  expect(isGone(pid)).toBe(false)
  supervisor.kill('SIGKILL')
  await pollUntil(() => isGone(pid), AbortSignal.timeout(50_000), 5)
})
