import type { ComponentProps } from 'react'
import { classNames } from '../ui/class-names.ts'

const KINDS = {
  primary: 'border-accent bg-accent font-semibold text-on-accent hover:bg-accent-deep px-4',
  outlined:
    'border-edge bg-page font-medium text-ink hover:border-accent hover:bg-accent-soft px-3',
} as const

type Props = Omit<ComponentProps<'a'>, 'className'> & { readonly kind: keyof typeof KINDS }

/** A link that looks like a button: it leads somewhere, and works without scripts. */
export function LinkButton({ kind, ...rest }: Props) {
  return (
    <a
      className={classNames(
        'inline-flex min-h-9 items-center rounded-2 border py-1 text-m no-underline transition-colors duration-120',
        KINDS[kind],
      )}
      {...rest}
    />
  )
}
