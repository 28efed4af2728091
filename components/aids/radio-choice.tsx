import { useId } from 'react'

type Props<Value extends string> = {
  readonly legend: string
  readonly values: readonly Value[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
  readonly nameOf: (value: Value) => string
  readonly hintOf: (value: Value) => string
}

/** One of a few, each with what it means. */
export function RadioChoice<Value extends string>(props: Props<Value>) {
  const { legend, values, chosen, onChoose, nameOf, hintOf } = props
  const name = useId()
  return (
    <fieldset className="grid gap-1">
      <legend className="pb-1 font-semibold">{legend}</legend>
      {values.map((value) => (
        <label key={value} className="flex items-baseline gap-2">
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
            className="accent-accent"
          />
          <span className="min-w-0">
            <b className="font-semibold">{nameOf(value)}</b>{' '}
            <span className="text-ink-2">{hintOf(value)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
