/** The same resource without one of its elements. */
export const withoutElement = (resource: object, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(resource).filter(([element]) => element !== name))
