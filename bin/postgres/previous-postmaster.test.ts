import { expect, test } from 'vitest'
import { postmasterPid, servesDirectory } from './previous-postmaster.ts'

test('the process number is the first line of postmaster.pid', () => {
  expect(postmasterPid('4711\n/data/postgres\n1795351820\n36037\n')).toBe(4711)
  expect(postmasterPid('')).toBeUndefined()
  expect(postmasterPid('-4711\n')).toBeUndefined()
  expect(postmasterPid('1\n')).toBeUndefined()
})

test('only a postgres for the same directory is taken for the server of an earlier start', () => {
  const server = '/opt/bin/postgres -D /data/postgres -c port=5432'
  expect(servesDirectory(server, '/data/postgres')).toBe(true)
  expect(servesDirectory(server, '/data/post')).toBe(false)
  expect(servesDirectory('/usr/bin/node server.js', '/data/postgres')).toBe(false)
})
