/** A stretch of sound, and what was found of it. */
export type Moment = { readonly ms: number }

export const lengthOf = (moments: readonly Moment[]): number =>
  moments.reduce((sum, { ms }) => sum + ms, 0)

/** The last moments that are so long together at most. */
export function lastOf<T extends Moment>(moments: readonly T[], mostMs: number): readonly T[] {
  let ms = 0
  const first = moments.findLastIndex((moment) => {
    ms += moment.ms
    return ms > mostMs
  })
  return moments.slice(first + 1)
}
