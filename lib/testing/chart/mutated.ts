import fc from 'fast-check'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The JSON with one value, anywhere in it, replaced by any other JSON: what odd servers send. */
export const mutated = (json: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.infiniteStream(fc.nat(1000)), fc.jsonValue({ maxDepth: 2 }))
    .map(([choices, replacement]) => replaceSomewhere(json, choices, replacement as Json))

function replaceSomewhere(json: unknown, choices: Iterator<number>, by: Json): unknown {
  const keys = typeof json === 'object' && json !== null ? Object.keys(json) : []
  const choice: number = choices.next().value
  // Depth first, so that most replacements happen deep inside.
  if (keys.length === 0 || choice % 5 === 0) return by
  const key = keys[choice % keys.length] ?? ''
  const copy: Record<string, unknown> = { ...(json as Record<string, unknown>) } // has keys: an object
  copy[key] = replaceSomewhere(copy[key], choices, by)
  return Array.isArray(json) ? Object.values(copy) : copy
}
