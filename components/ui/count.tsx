import { classNames } from './class-names.ts'

type Props = {
  readonly of: number
  /** What is counted, for those who do not see where it stands. */
  readonly what: string
  readonly tone?: 'quiet' | 'warn'
}

/** A number in a box. */
export function Count({ of, what, tone = 'quiet' }: Props) {
  return (
    <span
      className={classNames(
        'min-w-4.5 rounded-1 border px-1 text-center text-xs font-semibold',
        tone === 'warn' ? 'border-warn bg-warn-soft text-warn' : 'border-line-2 text-ink-2',
      )}
    >
      {of}
      <span className="sr-only"> {what}</span>
    </span>
  )
}
