import { LoaderCircle } from 'lucide-react'
import { Icon } from './icon.tsx'

/** Something is under way, and what. */
export function Spinner({ children }: { readonly children: string }) {
  return (
    <span role="status" className="inline-flex items-center gap-2 text-ink-2">
      <Icon of={LoaderCircle} className="motion-safe:animate-spin" />
      {children}
    </span>
  )
}
