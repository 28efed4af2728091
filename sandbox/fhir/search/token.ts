import { badRequest } from '../outcome.ts'
import { isObject } from '../resource.ts'
import { createKeyIndex } from './key-index.ts'
import type { ParameterKind } from './parameter-kind.ts'

export type Token = { readonly system?: string; readonly code: string }

/** `code`, `system|code`, `|code` (no system: an empty string) or `system|` (any code). */
export type WantedToken = { readonly system?: string; readonly code?: string }

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const tokenOf = (system: unknown, code: string): Token =>
  typeof system === 'string' ? { system, code } : { code }

function read(element: unknown): readonly Token[] {
  if (typeof element === 'string') return [{ code: element }]
  if (typeof element === 'boolean') return [{ code: String(element) }]
  if (!isObject(element)) return []
  if (Array.isArray(element.coding)) return element.coding.flatMap(read)
  const code = text(element.code) ?? text(element.value)
  return code === undefined ? [] : [tokenOf(element.system, code)]
}

function parse(wanted: string): WantedToken {
  const bar = wanted.indexOf('|')
  if (bar < 0) return { code: wanted }
  const system = wanted.slice(0, bar)
  const code = wanted.slice(bar + 1)
  if (!system && !code) throw badRequest('A token needs a code or a system')
  return code ? { system, code } : { system }
}

const matches = (value: Token, wanted: WantedToken): boolean =>
  (wanted.code === undefined || wanted.code === value.code) &&
  (wanted.system === undefined || wanted.system === (value.system ?? ''))

const keysOf = ({ system = '', code }: Token): readonly string[] => [
  code,
  `${system}|${code}`,
  `${system}|`,
]

const keyWanted = ({ system, code = '' }: WantedToken): string =>
  system === undefined ? code : `${system}|${code}`

/** R4 §3.1.1.4.10. `:not` is the negation of the whole alternative list. */
export const tokenKind: ParameterKind<Token, WantedToken> = {
  modifiers: ['not'],
  read,
  parse,
  matches,
  sortKey: (value) => value.code,
  createIndex: () => createKeyIndex(keysOf, keyWanted),
}
