import type { ReactNode } from 'react'

/** One case of the gallery under its title. */
export function GalleryCase({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section>
      <h2 className="pb-1.5 font-semibold text-ink-2">{title}</h2>
      {children}
    </section>
  )
}
