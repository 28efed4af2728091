import type { z } from 'zod'
import type { Issue } from '../outcome.ts'
import { isObject } from '../resource.ts'

type Path = readonly PropertyKey[]
type ZodIssue = z.core.$ZodIssue

/** `['content', 0, 'format']` in FHIRPath: `DocumentReference.content[0].format`. */
const fhirPath = (type: string, path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${String(step)}`),
    type,
  )

function issuesOf(type: string, issue: ZodIssue): readonly Issue[] {
  const path = fhirPath(type, issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'structure',
      text: `${key} is not an element the server knows here`,
      path,
    }))
  }
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('undefined')
  return [{ code: isMissing ? 'required' : 'value', text: issue.message, path }]
}

/** Takes the elements at the given places out of a value. */
function without(node: unknown, places: readonly Path[]): unknown {
  if (places.length === 0) return node
  const placesBelow = (step: PropertyKey): readonly Path[] =>
    places
      .filter(([first, ...rest]) => first === step && rest.length > 0)
      .map(([, ...rest]) => rest)
  if (Array.isArray(node)) return node.map((child, index) => without(child, placesBelow(index)))
  if (!isObject(node)) return node
  const isTakenOut = (name: string): boolean =>
    places.some((place) => place.length === 1 && place[0] === name)
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => !isTakenOut(name))
      .map(([name, child]) => [name, without(child, placesBelow(name))]),
  )
}

const unknownPlaces = (error: z.ZodError): readonly Path[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  )

/**
 * Parses a resource that is to be written.
 * @param unknownElements whether elements the schema does not know are refused or dropped
 */
export function parseStrictly<Schema extends z.ZodType>(
  schema: Schema,
  type: string,
  body: unknown,
  unknownElements: 'refuse' | 'drop',
): { readonly value: z.infer<Schema> } | { readonly issues: readonly Issue[] } {
  const first = schema.safeParse(body)
  if (first.success) return { value: first.data }
  const places = unknownElements === 'drop' ? unknownPlaces(first.error) : []
  const second = places.length > 0 ? schema.safeParse(without(body, places)) : first
  if (second.success) return { value: second.data }
  return { issues: second.error.issues.flatMap((issue) => issuesOf(type, issue)) }
}
