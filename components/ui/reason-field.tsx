'use client'

import { useId } from 'react'
import { INPUT } from './field.tsx'

const LONGEST = 500

type Props = {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (reason: string) => void
  readonly isMissing: boolean
  readonly isReadOnly?: boolean
}

/** Why something is done, in a person's words. */
export function ReasonField({ label, hint, value, onChange, isMissing, isReadOnly }: Props) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={LONGEST}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        readOnly={isReadOnly}
        className={`${INPUT} resize-y`}
      />
      <p id={`${id}-hint`} className="text-s text-ink-3">
        {hint}
      </p>
    </div>
  )
}
