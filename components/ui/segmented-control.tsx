import { classNames } from './class-names.ts'

type Props<T extends string> = {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of a few views: pressed by weight, tint and underline. */
export function SegmentedControl<T extends string>({ label, options, value, onChange }: Props<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these buttons switch a view
    <div
      role="group"
      aria-label={label}
      className="inline-flex max-w-full flex-wrap overflow-hidden rounded-2 border border-edge"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={classNames(
            'min-h-6.5 px-2.5 text-s not-first:border-l not-first:border-edge focus-visible:-outline-offset-3',
            option.value === value
              ? 'bg-accent-soft font-semibold text-accent shadow-[inset_0_-2px_0_var(--accent)]'
              : 'font-medium text-ink-2',
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
