import type { ComponentProps } from 'react'
import { useId } from 'react'
import { classNames } from './class-names.ts'

export const INPUT =
  'min-h-8 w-full min-w-0 rounded-2 border border-edge bg-page px-2.5 py-1 text-ink'

type Props = Omit<ComponentProps<'input'>, 'id'> & {
  readonly label: string
  readonly hint?: string
}

/** A labelled input, label above. */
export function Field({ label, hint, className, ...rest }: Props) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-s font-medium text-ink-2">
        {label}
      </label>
      <input
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={classNames(INPUT, className)}
        {...rest}
      />
      {hint ? (
        <p id={`${id}-hint`} className="text-s text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
