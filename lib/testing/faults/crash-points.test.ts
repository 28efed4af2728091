import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CrashPoint, crashPointOf, type Passage, readFall } from './crash-points.ts'

const told = (
  when: Passage['when'],
  statement: string,
  said: readonly string[] = [],
  rows = 1,
): Passage => ({ to: 'database', when, statement, said, rows })

const claimed = 'insert into filing_step (filing_id) select $1 ["f1","claimed","sending"]'
const post = (
  when: Passage['when'],
  path = '/greyfield/fhir/DocumentReference',
  method = 'POST',
): Passage => ({ to: 'ehr', when, method, path })

const places: readonly (readonly [CrashPoint | undefined, Passage])[] = [
  ['C1', told('answered', 'commit []', ['insert into "filing" ("id") values ($1) ["f1"]'])],
  ['C2', told('answered', 'commit []', ['update "filing" set', claimed])],
  [undefined, told('before', 'commit []', [claimed])],
  [undefined, told('answered', 'commit []', ['update "note" set'])],
  ['C3', post('before')],
  ['C4', post('sent')],
  ['C5', post('answered')],
  ['C4', post('sent', '/millbrook/fhir/DocumentReference/d1', 'PUT')],
  [undefined, post('sent', '/millbrook/fhir/DocumentReference/d1', 'GET')],
  [undefined, post('before', '/greyfield/auth/token')],
  ['C10', told('answered', 'select tenant, boot_id, seq, at::text, xid::text, body from x []')],
  [undefined, told('answered', 'select tenant, boot_id, seq, at::text, xid::text, body []', [], 0)],
]

describe('a crash point', () => {
  test.each(places)('%s is known by what a process says', (point, passage) => {
    expect(crashPointOf(passage)).toBe(point)
  })

  test('is chosen by its name and the number of its passage', () => {
    expect(readFall('C3:2')).toEqual({ point: 'C3', nth: 2 })
    expect(readFall('C12')).toEqual({ point: 'C12', nth: 1 })
    expect(readFall('C99')).toBeUndefined()
    expect(readFall('C3 ')).toBeUndefined()
  })

  test('is refused in production', () => {
    const taps = join(import.meta.dirname, 'taps.ts')
    const env = { ...process.env, NODE_ENV: 'production', CHARTSIDE_CRASH_AT: 'C3' } as const
    const died = spawnSync(process.execPath, ['--import', taps, '-e', '0'], { env })
    expect(died.status).toBe(1)
    expect(String(died.stderr)).toContain('no process dies on purpose in production')
  })
})
