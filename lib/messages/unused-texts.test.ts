import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import en from './en.ts'

// A text is used where a folder that has its namespace names its key. A key that is put together is
// a pattern: `role.${role}` names each text one below `role`, `say(code)` each one of its namespace.

const root = join(import.meta.dirname, '..', '..')
const rooms = ['app', 'components', 'lib/server', 'lib/flows', 'bin']
const SMALLEST_CATALOGUE = 500

type Tree = { readonly [key: string]: string | Tree }

const keysOf = (tree: Tree): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [key] : keysOf(value).map((below) => `${key}.${below}`),
  )

const files = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join(room, path)),
)

/** The sources of each folder as one text: words are handed from file to file within it. */
const sources = Object.values(Object.groupBy(files, dirname)).map((folder = []) =>
  folder.map((path) => readFileSync(join(root, path), 'utf8')).join('\n'),
)

const NAMESPACE = /(?:useTranslations(?:<|\()|namespace: )'([\w.]+)'/g
/** Words or their type that other files import: `consoleWords`, `NoteWords`. */
const SHARED = /export (?:const|type) (\w+) = .*(?:useTranslations<|namespace: )'([\w.]+)'/g
/** Words and what they are called here: `const say = useTranslations('appError')`. */
const NAMED = /const (\w+) = .*(?:useTranslations\(|namespace: )'([\w.]+)'/g
const LITERAL = /'([\w-]+(?:\.[\w-]+)*)'/g
const PATTERN = /`((?:[\w.-]*\$\{[^}`]*\})+[\w.-]*)`/g
const PART = '[\\w-]+'

const pairs = (pattern: RegExp, text: string) =>
  [...text.matchAll(pattern)].map(([, first = '', second = '']) => [first, second] as const)
const shared = sources.flatMap((text) => pairs(SHARED, text))

const escaped = (key: string): string => key.replaceAll('.', '\\.')

/** What a folder asks for, `<namespace>.<key>`: as it stands, and as patterns. */
function askedBy(text: string) {
  const imported = shared.filter(([name]) => new RegExp(`import .*\\b${name}\\b`).test(text))
  const namespaces = new Set([
    ...pairs(NAMESPACE, text).map(([namespace]) => namespace),
    ...imported.map(([, namespace]) => namespace),
  ])
  const below = (keys: readonly string[], toKey: (key: string) => string = (key) => key) =>
    [...namespaces].flatMap((name) => keys.map((key) => `${toKey(name)}${toKey('.')}${key}`))
  const composed = pairs(PATTERN, text)
    .filter(([key]) => key.includes('.'))
    .map(([key]) => escaped(key).replaceAll(/\$\{[^}]*\}/g, PART))
  const wholly = pairs(NAMED, text)
    .filter(([name]) => new RegExp(`\\b${name}\\(\\s*[\\w.]+\\s*[,)]`).test(text))
    .map(([, namespace]) => `${escaped(namespace)}\\.${PART}(?:\\.${PART})?`)
  return {
    exact: below(pairs(LITERAL, text).map(([key]) => key)),
    patterns: [...wholly, ...below(composed, escaped)],
  }
}

test('every text of the catalogue is asked for somewhere', () => {
  const paths = keysOf(en)
  expect(paths.length).toBeGreaterThan(SMALLEST_CATALOGUE)
  const asked = sources.map(askedBy)
  const exact = new Set(asked.flatMap((folder) => folder.exact))
  const patterns = new RegExp(`^(?:${asked.flatMap((folder) => folder.patterns).join('|')})$`)
  expect(paths.filter((path) => !(exact.has(path) || patterns.test(path)))).toEqual([])
})
