import type { LineChange } from '#lib/note/line-diff.ts'
import { classNames } from './class-names.ts'

type Props = {
  readonly changes: readonly LineChange[]
  /** What the signs say to who does not see them. */
  readonly said: Readonly<Record<'removed' | 'added', string>>
}

const SIGN = { same: ' ', removed: '−', added: '+' } as const

/** Two texts line by line: minus and struck, plus and underlined, and what is in both. */
export function LineChanges({ changes, said }: Props) {
  return (
    <ol>
      {changes.map(({ kind, line }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn once, and lines repeat
          key={index}
          className={classNames(
            'grid grid-cols-[18px_minmax(0,1fr)]',
            kind === 'same' && 'text-ink-3',
          )}
        >
          <span aria-hidden="true" className="font-semibold">
            {SIGN[kind]}
          </span>
          <span
            className={classNames(
              'wrap-anywhere',
              kind === 'added' && 'underline decoration-2 underline-offset-4',
              kind === 'removed' && 'line-through',
            )}
          >
            {kind === 'same' ? null : <span className="sr-only">{said[kind]}: </span>}
            {line}
          </span>
        </li>
      ))}
    </ol>
  )
}
