import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EhrId } from '#lib/kernel/ids.ts'
import { openEhrRegister } from './ehr-register.ts'
import { RegistrationsInvalid, readRegistrations } from './read-registrations.ts'

const entry = (id: string, more: object = {}) => ({
  id,
  name: `The ${id}`,
  issuer: `https://${id}.example/fhir`,
  clientId: 'chartside',
  authentication: { method: 'none' },
  ...more,
})

function complaintsOf(content: unknown, sandbox: unknown[] = []): readonly string[] {
  try {
    readRegistrations(content, sandbox)
  } catch (problem) {
    if (problem instanceof RegistrationsInvalid) return problem.complaints
  }
  return []
}

describe('the registrations file', () => {
  test('is read together with the sandbox’s entries', () => {
    const entries = readRegistrations({ ehrs: [entry('a')], sandbox: true }, [entry('b')])
    expect(entries.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('that is empty registers nothing', () => {
    expect(readRegistrations({}, [])).toEqual([])
  })

  test('names for every fault the entry and the field, all at once', () => {
    const complaints = complaintsOf({
      ehrs: [
        entry('a', { issuer: 'http://a.example', idleMinutes: 99 }),
        entry('b', { authentication: { method: 'client_secret_basic', secret: 'canary' } }),
        { name: 'no id' },
        entry('c', { shoeSize: 44 }),
      ],
    })
    expect(complaints).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^entry "a": issuer: /),
        expect.stringMatching(/^entry "a": idleMinutes: /),
        expect.stringMatching(/^entry "b": authentication\.secret: /),
        expect.stringMatching(/^entry 3: id: /),
        expect.stringMatching(/^entry "c": .*shoeSize/),
      ]),
    )
    expect(complaints.join()).not.toContain('canary')
  })

  test('may choose only a format of notes that the EHR takes', () => {
    const chosen = [
      entry('a', { profile: 'epic', noteFormat: 'rtf' }),
      entry('b', { profile: 'athena', noteFormat: 'text' }),
      entry('c', { profile: 'athena', noteFormat: 'rtf' }),
    ]
    expect(complaintsOf({ ehrs: chosen })).toEqual([
      'entry "b": noteFormat: the profile athena does not take text',
    ])
  })

  test('S9 may not register an id or an issuer twice', () => {
    const twice = [entry('a'), entry('a', { issuer: 'https://other.example/fhir' })]
    expect(complaintsOf({ ehrs: twice })).toEqual(['id "a" is used twice'])
    const same = [entry('a'), entry('b', { issuer: 'https://a.example/fhir/' })]
    expect(complaintsOf({ ehrs: same })).toEqual(['issuer "https://a.example/fhir" is used twice'])
    expect(complaintsOf({ ehrs: [entry('a')] }, [entry('a')])).toHaveLength(2)
  })

  test.each([null, [], 'x', { ehrs: {} }, { hospitals: [] }])(
    'that is %j is refused',
    (content) => {
      expect(complaintsOf(content).length).toBeGreaterThan(0)
    },
  )
})

describe('the register of EHRs', () => {
  let folder: string
  let file: string
  let clock: number
  let problems: Error[]
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chartside-register-'))
    file = join(folder, 'ehrs.json')
    clock = 0
    problems = []
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  let written = 1_000_000
  function write(content: unknown): void {
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    // Two writes of a test may fall into one tick of the file system's clock.
    written += 10
    utimesSync(file, written, written)
  }
  const open = (sandboxEhrs?: string) =>
    openEhrRegister({
      file,
      sandboxEhrs,
      onInvalid: (problem) => problems.push(problem),
      now: () => clock,
    })
  const ids = (register: ReturnType<typeof open>) => register.all().map(({ id }) => id)

  test('finds an EHR by its id and by its exact issuer', () => {
    write({ ehrs: [entry('a'), entry('b')] })
    const register = open()
    expect(register.byId('b' as EhrId)?.name).toBe('The b')
    expect(register.byIssuer('https://b.example/fhir/')?.id).toBe('b')
    for (const iss of ['https://b.example/FHIR', 'https://b.example', 'https://b.example/fhir?']) {
      expect(register.byIssuer(iss)).toBeUndefined()
    }
  })

  test('is empty without a file', () => {
    expect(ids(open())).toEqual([])
  })

  test('takes a new entry without a restart, a second later at most', () => {
    write({ ehrs: [entry('a')] })
    const register = open()
    write({ ehrs: [entry('a'), entry('b')] })
    clock = 999
    expect(ids(register)).toEqual(['a'])
    clock = 1_000
    expect(ids(register)).toEqual(['a', 'b'])
  })

  test('takes a file that comes later, and lets go of one that was removed', () => {
    const register = open()
    write({ ehrs: [entry('a')] })
    clock = 1_000
    expect(ids(register)).toEqual(['a'])
    rmSync(file)
    clock = 2_000
    expect(ids(register)).toEqual([])
  })

  test.each([
    ['not JSON', '{'],
    ['faulty', { ehrs: [entry('a', { idleMinutes: 99 })] }],
  ])(
    'stays as it was when the changed file is %s, says so once, and takes the next good one',
    (_what, content) => {
      write({ ehrs: [entry('a')] })
      const register = open()
      write(content)
      clock = 1_000
      expect(ids(register)).toEqual(['a'])
      clock = 2_000
      expect(ids(register)).toEqual(['a'])
      expect(problems).toHaveLength(1)
      write({ ehrs: [entry('b')] })
      clock = 3_000
      expect(ids(register)).toEqual(['b'])
    },
  )

  test('that is faulty at the start stops the start', () => {
    write({ ehrs: [entry('a', { issuer: 'nowhere' })] })
    expect(() => open()).toThrow('entry "a": issuer')
  })

  test('has the sandbox’s entries beside those of the file', () => {
    write({ ehrs: [entry('a')] })
    expect(ids(open(JSON.stringify([entry('sandbox')])))).toEqual(['a', 'sandbox'])
  })
})
