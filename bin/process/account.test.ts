import { expect, test } from 'vitest'
import { unprivilegedAccount } from './account.ts'

const nobody = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin'
const postgres = 'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash'

test('the database runs as postgres where that user exists, else as nobody', () => {
  expect(unprivilegedAccount(`${nobody}\n${postgres}\n`)?.name).toBe('postgres')
  expect(unprivilegedAccount(`root:x:0:0::/root:/bin/sh\n${nobody}\n`)).toEqual({
    name: 'nobody',
    uid: 65_534,
    gid: 65_534,
  })
})

test('a postgres that is root in disguise does not count', () => {
  expect(unprivilegedAccount('postgres:x:0:0::/root:/bin/sh\n')).toBeUndefined()
})

test('a machine with neither user has no account for the database', () => {
  expect(unprivilegedAccount('root:x:0:0:root:/root:/bin/bash\n')).toBeUndefined()
})
