import type { ReactNode } from 'react'

export type KeyValue = { readonly name: string; readonly value: ReactNode }

/** Names and values in two columns, one under the other where there is no room. */
export function KeyValues({ of }: { readonly of: readonly KeyValue[] }) {
  return (
    <dl className="grid grid-cols-[10rem_minmax(0,1fr)] gap-x-4 gap-y-1 under-480:grid-cols-1 under-480:gap-y-0">
      {of.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-ink-2 under-480:pt-1.5 under-480:text-s">{name}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
