import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startMark } from '../process/process-identity.ts'
import { heldMessage, isStale, type LockHolder, takeDataLock } from './data-lock.ts'

const holder: LockHolder = {
  pid: 4711,
  mark: 'boot-a 100',
  since: '2026-11-22T09:00:00.000Z',
  address: 'http://app.localhost:3000',
}

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartside-lock-'))
  file = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a lock is stale when its process is gone or its number belongs to a later process', () => {
  expect(isStale(holder, () => 'boot-a 100')).toBe(false)
  expect(isStale(holder, () => undefined)).toBe(true)
  expect(isStale(holder, () => 'boot-a 250')).toBe(true)
  expect(isStale(holder, () => 'boot-b 100')).toBe(true)
})

test('a second start is told which process holds the data, and what to do', () => {
  const said = heldMessage(holder, '/srv/.data')
  expect(said).toContain('process 4711')
  expect(said).toContain('/srv/.data')
  expect(said).toContain('kill 4711')
  expect(said).toContain('CHARTSIDE_DATA_DIR=')
})

test('two cannot hold the same data, and after a release the next one can', () => {
  const first = takeDataLock(file, 'http://one')
  expect(() => takeDataLock(file, 'http://two')).toThrow(`process ${process.pid}`)
  first.release()
  takeDataLock(file, 'http://two').release()
  expect(readdirSync(folder)).toEqual([])
})

test('the lock of a dead process, and one cut off in the middle, are taken over', () => {
  for (const left of [JSON.stringify(holder), '{"pid": 47', '']) {
    writeFileSync(file, left)
    const lock = takeDataLock(file, 'http://one')
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid)
    lock.release()
  }
})

test('a release leaves alone a lock that somebody else has taken meanwhile', () => {
  const lock = takeDataLock(file, 'http://one')
  writeFileSync(file, JSON.stringify({ ...holder, mark: 'boot-c 1' }))
  lock.release()
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(4711)
})

test('the lock of a live process is refused whoever wrote it', () => {
  const mark = startMark(process.ppid)
  writeFileSync(file, JSON.stringify({ ...holder, pid: process.ppid, mark }))
  expect(() => takeDataLock(file, 'http://one')).toThrow(`process ${process.ppid}`)
})
