import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { commandLine, startMark } from './process-identity.ts'

test('the mark of a process stays the same while it runs and is gone when it has ended', async () => {
  const child = spawn('sleep', ['10'])
  const pid = child.pid ?? 0
  const mark = startMark(pid)
  expect(mark).toBeDefined()
  expect(startMark(pid)).toBe(mark)
  expect(commandLine(pid)).toBe('sleep 10')
  child.kill()
  await once(child, 'exit')
  expect(startMark(pid)).toBeUndefined()
  expect(commandLine(pid)).toBeUndefined()
})
