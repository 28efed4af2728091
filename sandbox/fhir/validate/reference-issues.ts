import type { Issue } from '../outcome.ts'
import { localReference } from '../reference.ts'
import { elementsAt, isObject, type UnsavedResource } from '../resource.ts'

type Found = { readonly text: string; readonly path: string }

function* referencesIn(node: unknown, path: string): Iterable<Found> {
  if (Array.isArray(node)) {
    for (const [position, child] of node.entries()) {
      yield* referencesIn(child, `${path}[${position}]`)
    }
  }
  if (!isObject(node)) return
  if (typeof node.reference === 'string') yield { text: node.reference, path }
  for (const [name, child] of Object.entries(node)) yield* referencesIn(child, `${path}.${name}`)
}

/** References to nothing: not in the resource itself, not on this server, or on another server. */
export function referenceIssues(
  resource: UnsavedResource,
  base: string,
  exists: (type: string, id: string) => boolean,
): readonly Issue[] {
  const contained = elementsAt(resource, 'contained.id')
  const resolves = (text: string): boolean => {
    if (text.startsWith('#')) return contained.includes(text.slice(1))
    const target = localReference(text, base)
    return target !== undefined && exists(target.type, target.id)
  }
  return [...referencesIn(resource, resource.resourceType)]
    .filter(({ text }) => !resolves(text))
    .map(({ path }) => ({ code: 'not-found', text: 'The reference does not resolve here', path }))
}
