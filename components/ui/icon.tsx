import type { LucideIcon } from 'lucide-react'
import { classNames } from './class-names.ts'

type Props = {
  readonly of: LucideIcon
  /** 16 px, or 13 px beside small text. */
  readonly size?: 's' | 'm'
  readonly className?: string | undefined
}

/** A decoration beside words: it says nothing by itself. */
export function Icon({ of: Drawing, size = 'm', className }: Props) {
  return (
    <Drawing
      aria-hidden="true"
      size={size === 'm' ? 16 : 13}
      className={classNames('shrink-0', className)}
    />
  )
}
