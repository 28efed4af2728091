/** A FHIR R4 resource as the wire has it. Elements are read tolerantly, through `elementsAt`. */
export type FhirResource = { resourceType: string; id: string; [element: string]: unknown }

/** A resource the server has not yet given an id. */
export type UnsavedResource = { resourceType: string; [element: string]: unknown }

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isResource = (value: unknown): value is FhirResource =>
  isObject(value) && typeof value.resourceType === 'string' && typeof value.id === 'string'

const childrenOf = (node: unknown, name: string): readonly unknown[] => {
  if (!isObject(node)) return []
  const child = node[name]
  if (child === undefined || child === null) return []
  return Array.isArray(child) ? child : [child]
}

/** Compiles `participant.individual` to a function that collects the elements there, through arrays. */
export function elementPath(path: string): (root: unknown) => readonly unknown[] {
  const names = path.split('.')
  return (root) =>
    names.reduce<readonly unknown[]>(
      (nodes, name) => nodes.flatMap((node) => childrenOf(node, name)),
      [root],
    )
}

export const elementsAt = (root: unknown, path: string): readonly unknown[] =>
  elementPath(path)(root)

/** The first string at a path, e.g. `textAt(patient, 'name.family')`. */
export const textAt = (root: unknown, path: string): string | undefined =>
  elementsAt(root, path).find((element) => typeof element === 'string')
