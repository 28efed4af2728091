import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { keepsNumbers } from '#lib/note/instructions/patient-instructions.ts'
import { IconButton } from '../ui/button.tsx'
import { INPUT } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'
import type { SheetLine } from './instruction-sheet.ts'

type Props = {
  readonly line: SheetLine
  readonly place: number
  readonly onChange: (text: string) => void
  readonly onRemove: () => void
}

/** One line for the patient, with the sentence of the plan that it tells. */
export function InstructionLine({ line, place, onChange, onRemove }: Props) {
  const t = useTranslations('aids.instructions')
  const { text, plan } = line
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-1">
      <textarea
        aria-label={t('line', { place })}
        rows={1}
        value={text}
        maxLength={2000}
        onChange={({ target }) => onChange(target.value)}
        className={`${INPUT} field-sizing-content resize-none text-note`}
      />
      <IconButton label={t('remove', { place })} onClick={onRemove}>
        <Icon of={X} />
      </IconButton>
      <p className="break-words pl-2.5 text-s text-ink-2">
        {plan === undefined ? t('own') : t('plan', { plan })}
      </p>
      {plan !== undefined && !keepsNumbers(plan, text) ? (
        <p className="col-start-1 pl-2.5 text-s font-semibold text-warn">
          <Glyph of="triangle" /> {t('numbers')}
        </p>
      ) : null}
    </li>
  )
}
