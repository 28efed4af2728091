import type { ReactNode } from 'react'
import { INPUT } from '../ui/field.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  readonly isRequired?: boolean
  readonly children: ReactNode
}

/** One of a list; any, where none has to be chosen. */
export function Choice({ name, label, value, isRequired = false, children }: Props) {
  return (
    <label className="grid gap-1">
      <span className="text-s font-medium text-ink-2">{label}</span>
      <select name={name} defaultValue={value ?? ''} className={INPUT} required={isRequired}>
        <option value="">{isRequired ? '' : t('filter.any')}</option>
        {children}
      </select>
    </label>
  )
}
