import type { z } from 'zod'
import type { Oddity, OddityCode } from './oddity.ts'

export type TolerantRead<T> = { readonly value: T; readonly oddities: readonly Oddity[] }

type Path = readonly PropertyKey[]

/**
 * Reads what the schema names and leaves out only the elements that do not fit, each of them
 * reported: one odd field never costs the record (VA-3). The elements of the schema have to be
 * optional, so that leaving them out always leads to an end.
 *
 * @param schema an object whose elements are all optional
 * @param resource JSON as the EHR sent it
 * @returns undefined when it is not an object at all
 */
export function readTolerantly<T>(
  schema: z.ZodType<T>,
  resource: unknown,
): TolerantRead<T> | undefined {
  const oddities: Oddity[] = []
  let rest = resource
  for (;;) {
    const parsed = schema.safeParse(rest)
    if (parsed.success) return { value: parsed.data, oddities }
    const { issues } = parsed.error
    if (issues.some((issue) => issue.path.length === 0)) return undefined
    for (const issue of issues) oddities.push(...oddityOf(issue, valueAt(rest, issue.path)))
    rest = without(
      rest,
      issues.map((issue) => issue.path),
    )
  }
}

/** The `params` of a zod refinement that names its own oddity. */
export const asOddity = (
  code: OddityCode,
): { readonly params: { readonly oddity: OddityCode } } => ({
  params: { oddity: code },
})

/** JSON null is no value in FHIR: it is left out without a word. */
function oddityOf(issue: z.core.$ZodIssue, sent: unknown): readonly Oddity[] {
  if (sent === undefined) throw new Error(`the schema demands ${issue.path.join('.')}`)
  if (sent === null) return []
  // Only `asOddity` sets it.
  const code = issue.code === 'custom' ? (issue.params?.oddity as OddityCode) : undefined
  const base = { code: code ?? 'element-unreadable', element: issue.path.join('.') } as const
  const isShort = typeof sent === 'number' || (typeof sent === 'string' && sent.length <= 80)
  return [isShort ? { ...base, sent: String(sent) } : base]
}

/** A single object where a list is due counts as the list's only entry (see `list`). */
function step(value: unknown, key: PropertyKey): unknown {
  if (typeof key === 'number' && !Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([name]) => name === String(key))?.[1]
}

const valueAt = (value: unknown, path: Path): unknown => path.reduce(step, value)

/** A copy without the elements at the paths; an entry of a list goes, and the others move up. */
function without(value: unknown, paths: readonly Path[]): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown, index) => withoutBelow(entry, index, paths))
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (paths.some(([key]) => typeof key === 'number')) {
    return withoutBelow(value, 0, paths)[0]
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      withoutBelow(entry, key, paths).map((kept) => [key, kept]),
    ),
  )
}

function withoutBelow(
  entry: unknown,
  key: PropertyKey,
  paths: readonly Path[],
): readonly unknown[] {
  const below = paths.filter(([first]) => first === key).map((path) => path.slice(1))
  if (below.length === 0) return [entry]
  if (below.some((path) => path.length === 0)) return []
  return [without(entry, below)]
}
