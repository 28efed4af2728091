import { Brand } from './brand.tsx'

/** The head of a page without a chart: the product, and at the right where one comes from. */
export function SoloHead({ from }: { readonly from?: string | undefined }) {
  return (
    <header className="flex items-center gap-2.5 border-b border-line px-4 py-2.5 text-s text-ink-2">
      <Brand />
      <span className="ml-auto text-right">{from}</span>
    </header>
  )
}
