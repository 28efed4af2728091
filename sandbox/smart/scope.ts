/** A scope on resources, in the terms of SMART v2. */
export type ResourceScope = {
  readonly context: string
  readonly type: string
  /** Letters of `cruds`, in that order. */
  readonly letters: string
  /** What stands after the question mark of a granular scope. */
  readonly restriction: string
}

const resourceScope = /^(patient|user|system)\/([A-Z][A-Za-z]*|\*)\.([a-z]+|\*)(?:\?(.+))?$/
const v1Letters: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' }

/** Reads both grammars (SMART 2.2 "Scopes for requesting FHIR resources", 2.2.0@135). */
export function parseResourceScope(scope: string): ResourceScope | undefined {
  const [, context = '', type = '', interactions = '', restriction = ''] =
    resourceScope.exec(scope) ?? []
  const letters = v1Letters[interactions] ?? interactions
  return context !== '' && /^c?r?u?d?s?$/.test(letters)
    ? { context, type, letters, restriction }
    : undefined
}

export const scopesOf = (text: string): readonly string[] => [
  ...new Set(text.split(' ').filter((scope) => scope !== '')),
]

/** Whether one scope allows no more than another. */
function isWithin(asked: string, allowed: string): boolean {
  if (asked === allowed) return true
  const [inner, outer] = [parseResourceScope(asked), parseResourceScope(allowed)]
  return (
    inner !== undefined &&
    outer !== undefined &&
    inner.context === outer.context &&
    (outer.type === '*' || outer.type === inner.type) &&
    [...inner.letters].every((letter) => outer.letters.includes(letter)) &&
    (outer.restriction === '' || outer.restriction === inner.restriction)
  )
}

/** The scopes that go beyond what is allowed. */
export const scopesBeyond = (
  asked: readonly string[],
  allowed: readonly string[],
): readonly string[] => asked.filter((scope) => !allowed.some((one) => isWithin(scope, one)))

/** `rs` and any part of it become `.read`, `cud` and any part of it `.write`. */
export function v1Spelling(scope: string): readonly string[] {
  const parsed = parseResourceScope(scope)
  if (!parsed) return [scope]
  const { context, type, letters } = parsed
  const words = [/[rs]/.test(letters) ? 'read' : [], /[cud]/.test(letters) ? 'write' : []].flat()
  return words.map((word) => `${context}/${type}.${word}`)
}

/** The scope with some letters taken out; nothing when none is left. */
export function withoutLetters(scope: string, taken: string): readonly string[] {
  const parsed = parseResourceScope(scope)
  if (!parsed) return [scope]
  const { context, type, letters, restriction } = parsed
  const left = [...letters].filter((letter) => !taken.includes(letter)).join('')
  if (left === letters) return [scope]
  const suffix = restriction === '' ? '' : `?${restriction}`
  return left === '' ? [] : [`${context}/${type}.${left}${suffix}`]
}
