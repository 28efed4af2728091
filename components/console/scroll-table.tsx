import type { ReactNode } from 'react'

/** A table that scrolls inside itself where it is wider than the page, by keyboard too. */
export function ScrollTable({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="overflow-x-auto" aria-label={label} tabIndex={0}>
      <table className="w-full border-collapse">{children}</table>
    </section>
  )
}
