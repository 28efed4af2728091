import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** At most one primary on a screen. */
export type ButtonKind = 'outlined' | 'primary' | 'quiet' | 'plain' | 'faint' | 'stop'

const KINDS: Readonly<Record<ButtonKind, string>> = {
  outlined: 'border-edge bg-page text-ink hover:border-accent hover:bg-accent-soft',
  primary:
    'border-accent bg-accent font-semibold text-on-accent hover:border-accent-deep hover:bg-accent-deep',
  quiet: 'border-transparent text-accent hover:bg-accent-soft',
  plain: 'border-transparent text-ink-2 hover:bg-accent-soft',
  faint: 'border-transparent text-edge hover:bg-accent-soft hover:text-accent',
  stop: 'border-crit text-crit hover:bg-crit-soft',
}

const SIZES = {
  m: { text: 'min-h-8 text-m', wide: 'px-3', tight: 'px-2', primary: 'px-4' },
  s: { text: 'min-h-7 text-s', wide: 'px-2.5', tight: 'px-1.5', primary: 'px-3' },
} as const

const BASE =
  'inline-flex items-center justify-center gap-1.5 rounded-2 border py-0.5 font-medium whitespace-nowrap transition-colors duration-120'

type Props = Omit<ComponentProps<'button'>, 'type'> & {
  readonly type?: 'button' | 'submit'
  readonly kind?: ButtonKind
  readonly size?: 's' | 'm'
}

export function Button({ kind = 'outlined', size = 'm', className, ...rest }: Props) {
  const { text, wide, tight, primary } = SIZES[size]
  const isTight = kind === 'quiet' || kind === 'plain'
  const padding = kind === 'primary' ? primary : isTight ? tight : wide
  return (
    <button
      type="button"
      className={classNames(BASE, KINDS[kind], text, padding, className)}
      {...rest}
    />
  )
}

type IconProps = Omit<Props, 'children' | 'size'> & {
  /** 32, 28 or 24 px. */
  readonly size?: 'm' | 's' | 'xs'
  /** Says what it does: an icon alone says nothing. */
  readonly label: string
  readonly children: ReactNode
}

const SQUARES = { m: 'size-8', s: 'size-7', xs: 'size-6' } as const

export function IconButton({ label, kind = 'plain', size = 'm', className, ...rest }: IconProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(BASE, KINDS[kind], SQUARES[size], className)}
      {...rest}
    />
  )
}

type LinkProps = { readonly href: string; readonly label: string; readonly children: ReactNode }

/** A place that an icon leads to, beside icons that do something. */
export function IconLink({ href, label, children }: LinkProps) {
  return (
    <a
      href={href}
      aria-label={label}
      title={label}
      className={classNames(BASE, KINDS.plain, SQUARES.m)}
    >
      {children}
    </a>
  )
}
