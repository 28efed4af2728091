/**
 * JSON in one possible spelling, so that equal records have equal bytes: RFC 8785 (JCS), keys in
 * UTF-16 order, no spaces, numbers as ECMAScript writes them.
 *
 * @param value plain JSON; members that are `undefined` are left out
 * @throws TypeError for what JSON cannot hold (NaN, Infinity, functions): a bug of the caller
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value)
  }
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value)
  throw new TypeError(`not JSON: ${typeof value}`)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('not JSON: a number that is not finite')
  return JSON.stringify(value)
}

function canonicalObject(value: object): string {
  const members: Readonly<Record<string, unknown>> = { ...value }
  let text = ''
  for (const name of Object.keys(members).sort()) {
    const member = members[name]
    if (member === undefined) continue
    text += `${text && ','}${JSON.stringify(name)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}
