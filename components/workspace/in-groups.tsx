import type { ReactNode } from 'react'

const GROUP = 4

/** Long figures are read aloud in groups; the gaps are space, so that a copy has none. */
export function inGroups(value: string): ReactNode {
  if (!/^\d{5,12}$/.test(value)) return value
  const cuts = Array.from({ length: Math.ceil(value.length / GROUP) }, (_, index) =>
    value.slice(index * GROUP, (index + 1) * GROUP),
  )
  return cuts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one number never move
    <span key={index} className="not-first:ml-0.75">
      {part}
    </span>
  ))
}
