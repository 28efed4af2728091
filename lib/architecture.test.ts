import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

// The plan of the house as a table: a room and what it may import. Kept in step with
// docs/ARCHITECTURE.md. `audit` stands at the bottom of the pure rooms because its grant is asked
// for by every port.
const pure = {
  'lib/kernel': [],
  'lib/audit': ['lib/kernel'],
  'lib/smart': ['lib/kernel', 'lib/audit'],
  'lib/console': ['lib/kernel', 'lib/audit', 'lib/smart'],
  'lib/fhir': ['lib/kernel', 'lib/audit', 'lib/smart'],
  'lib/terminology': ['lib/kernel', 'lib/fhir'],
  'lib/chart': ['lib/kernel', 'lib/audit', 'lib/smart', 'lib/fhir', 'lib/terminology'],
  'lib/note': ['lib/kernel', 'lib/fhir', 'lib/chart'],
  'lib/ambient': ['lib/kernel', 'lib/fhir', 'lib/chart', 'lib/note'],
  'lib/capture': ['lib/kernel', 'lib/audit', 'lib/note', 'lib/ambient'],
  'lib/filing': ['lib/kernel', 'lib/audit', 'lib/smart', 'lib/fhir', 'lib/note'],
  'lib/messages': ['lib/kernel'],
} as const

const pureRooms = Object.keys(pure)
const libRooms = [...pureRooms, 'lib/flows', 'lib/config', 'lib/db', 'lib/adapters', 'lib/server']

const rooms: Readonly<Record<string, readonly string[]>> = {
  ...pure,
  'lib/flows': pureRooms,
  'lib/config': ['lib/kernel'],
  'lib/db': ['lib/kernel', 'lib/config'],
  'lib/adapters': [...pureRooms, 'lib/db', 'lib/config'],
  'lib/server': libRooms,
  'lib/testing': [...libRooms, 'bin'],
  components: [...pureRooms, 'lib/flows'],
  app: ['components', 'lib/server', 'lib/testing', ...pureRooms],
  'proxy.ts': ['lib/server'],
  'instrumentation.ts': ['lib/server'],
  sandbox: [],
  bin: [...libRooms, 'sandbox'],
  'bin/simulate.ts': ['lib/testing'],
  'bin/faults.ts': ['lib/testing'],
  bench: [...libRooms, 'lib/testing', 'bin', 'sandbox'],
  e2e: ['bin', 'sandbox', 'lib/kernel'],
}

// A check that passes on nothing is no check.
const SMALLEST_HOUSE = 150
const root = join(import.meta.dirname, '..')

const skipped = new Set(['node_modules', '.git', '.data', 'public', 'docs', 'screenshots'])
const isSkipped = (name: string) => skipped.has(name) || name.startsWith('.next')

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (isSkipped(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) ? [relative(root, path)] : []
  })
}

const roomOf = (path: string): string | undefined =>
  Object.keys(rooms)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0]

const IMPORT = /(?:from|import|import\()\s*'((?:\.|#)[^']+)'/g
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const isHouse = (path: string) => path.includes('/') || path in rooms

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, specifier = '']) =>
    specifier.startsWith('#')
      ? specifier.slice(1)
      : relative(root, join(root, dirname(path), specifier)),
  )
}

const files = sources(root).filter(isHouse)

describe('the rooms of the house', () => {
  test('are all seen by this test', () => {
    expect(files.length).toBeGreaterThan(SMALLEST_HOUSE)
  })

  test('hold every source file', () => {
    expect(files.filter((path) => !roomOf(path) && path !== 'lib/architecture.test.ts')).toEqual([])
  })

  test('import only from the rooms below them', () => {
    const forbidden = files
      .filter((path) => !isTest(path))
      .flatMap((path) => {
        const from = roomOf(path)
        return importsOf(path).flatMap((target) => {
          const to = roomOf(target)
          const isAllowed = to === from || (from && to && rooms[from]?.includes(to))
          return isAllowed ? [] : [`${path} -> ${target}`]
        })
      })
    expect(forbidden).toEqual([])
  })

  test('keep the sandbox on the other side of the wire, tests included', () => {
    const crossing = files
      .filter((path) => path.startsWith('sandbox/'))
      .flatMap((path) => importsOf(path).map((target) => [path, target] as const))
      .filter(([, target]) => !target.startsWith('sandbox/'))
    expect(crossing).toEqual([])
  })

  test('S8 take no message from another window; what pages of ours tell each other goes by one channel', () => {
    const CHANNEL = 'components/session/use-other-patient.ts'
    // A worker and a worklet are threads of the page itself, and no windows.
    const OF_A_WORKER = ['open-voice-model.ts', 'voice-worker.ts'].map(
      (name) => `components/capture/${name}`,
    )
    const talking = files
      .filter((path) => /^(app|components)\//.test(path))
      .filter((path) => ![CHANNEL, ...OF_A_WORKER].includes(path))
      .filter((path) =>
        /postMessage|onmessage|addEventListener\(\s*'message'|BroadcastChannel/.test(
          readFileSync(join(root, path), 'utf8').replaceAll('node.port.onmessage', ''),
        ),
      )
    expect(talking).toEqual([])
    expect(readFileSync(join(root, CHANNEL), 'utf8')).not.toMatch(
      /parent|opener|window\.postMessage/,
    )
  })

  test('have a guard against the browser at the door of everything that does IO', () => {
    const unguarded = files
      .filter((path) => /^lib\/(adapters|db)\//.test(path) && !isTest(path))
      .filter((path) => !path.endsWith('tables.ts') && !path.endsWith('.d.ts'))
      .filter((path) => !readFileSync(join(root, path), 'utf8').startsWith("import 'server-only'"))
    expect(unguarded).toEqual([])
  })
})
