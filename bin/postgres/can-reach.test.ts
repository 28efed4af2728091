import { expect, test } from 'vitest'
import { canReach } from './can-reach.ts'

const account = { name: 'postgres', uid: 101, gid: 104 }
const root = { uid: 0, gid: 0 }

const tree = (folders: Record<string, { uid: number; gid: number; mode: number }>) => {
  const open = { ...root, mode: 0o755 }
  return (path: string) => folders[path] ?? open
}

test('an account reaches a folder when every folder on the way lets it pass', () => {
  expect(canReach('/srv/app/data', account, tree({}))).toBe(true)
  expect(canReach('/srv/app/data', account, tree({ '/srv': { ...root, mode: 0o711 } }))).toBe(true)
})

test('one closed folder anywhere on the way is enough to keep it out', () => {
  for (const closed of ['/', '/srv', '/srv/app', '/srv/app/data'])
    expect(canReach('/srv/app/data', account, tree({ [closed]: { ...root, mode: 0o700 } }))).toBe(
      false,
    )
})

test('the owner’s and the group’s bits are those that count for owner and group', () => {
  const own = { uid: 101, gid: 0, mode: 0o700 }
  const ownButClosed = { uid: 101, gid: 0, mode: 0o677 }
  const group = { uid: 0, gid: 104, mode: 0o710 }
  const groupButClosed = { uid: 0, gid: 104, mode: 0o701 }
  expect(canReach('/data', account, tree({ '/data': own }))).toBe(true)
  expect(canReach('/data', account, tree({ '/data': ownButClosed }))).toBe(false)
  expect(canReach('/data', account, tree({ '/data': group }))).toBe(true)
  expect(canReach('/data', account, tree({ '/data': groupButClosed }))).toBe(false)
})
