const STRIDE = 7919

/** Examples in one order that mixes the visits: training is the same in every run. */
export const mixed = <T>(examples: readonly T[]): T[] =>
  examples
    .map((example, index) => ({ example, place: (index * STRIDE) % examples.length }))
    .sort((a, b) => a.place - b.place)
    .map(({ example }) => example)

export const rounded = (weight: number): number => Math.round(weight * 100) / 100

/** The weights that move anything, by name. */
export const kept = (
  weights: Iterable<readonly [string, number]>,
  leastWeight: number,
): Record<string, number> =>
  Object.fromEntries(
    [...weights]
      .filter(([, weight]) => Math.abs(weight) >= leastWeight)
      .map(([name, weight]) => [name, rounded(weight)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** How often each feature is seen, and whether that is often enough not to be chance. */
export function seenOften(
  examples: Iterable<Iterable<string>>,
  leastSeen: number,
): (feature: string) => boolean {
  const counts = new Map<string, number>()
  for (const features of examples) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  return (feature) => (counts.get(feature) ?? 0) >= leastSeen
}
