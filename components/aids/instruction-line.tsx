import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { NoteId } from '#lib/kernel/ids.ts'
import { restatement } from '#lib/note/instructions/instructions-note.ts'
import { toPatient } from '#lib/note/instructions/patient-instructions.ts'
import { INSTRUCTIONS } from '#lib/note/note-types.ts'
import { verifyStatement } from '#lib/note/verify.ts'
import { reasonText } from '../note/reason-text.ts'
import { IconButton } from '../ui/button.tsx'
import { INPUT } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'
import type { PlanSentence, SheetLine } from './instruction-sheet.ts'

type Props = {
  readonly noteId: NoteId
  readonly line: SheetLine
  readonly place: number
  readonly onChange: (text: string) => void
  readonly onRemove: () => void
}

/** One line for the patient, beside the sentence of the plan that it tells, and what is wrong with it. */
export function InstructionLine({ noteId, line, place, onChange, onRemove }: Props) {
  const t = useTranslations('aids.instructions')
  const words = useTranslations('note')
  const { text, plan } = line
  const reasons = plan && text.trim() !== '' ? objectionsTo(text, plan, noteId) : []
  const told = new Set(reasons.map((reason) => reasonText(reason, words)))
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-1 at-900:grid-cols-[minmax(0,3fr)_auto_minmax(0,2fr)] at-900:gap-x-3">
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
      <p className="pt-0.5 pl-2.5 text-s break-words text-ink-2 at-900:pt-1.5 at-900:pl-0">
        {plan === undefined ? t('own') : t('plan', { plan: plan.text })}
      </p>
      {[...told].map((reason) => (
        <p key={reason} className="col-start-1 pt-0.5 pl-2.5 text-s font-semibold text-warn">
          <Glyph of="triangle" /> {reason}
        </p>
      ))}
    </li>
  )
}

/** What the check says of it once it is a document: the same rules, with the plan as its evidence. */
function objectionsTo(text: string, { statementId, text: plan }: PlanSentence, noteId: NoteId) {
  const source = { noteId, statementId, text: plan, plain: toPatient(plan) }
  const statement = { ...restatement(source, statementId), text }
  const section = { code: INSTRUCTIONS, title: '', statements: [statement] }
  return verifyStatement(statement, section, { transcripts: [], written: [source] }).reasons
}
