'use client'

import { useTranslations } from 'use-intl'
import type { CheckedStatement } from '#lib/note/verification.ts'
import { reasonText } from '../note/reason-text.ts'
import { Button } from '../ui/button.tsx'
import { INPUT } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { mayHaveReason } from './sign-checks.ts'
import type { Signing } from './use-signing.ts'

const LONGEST = 500

type Props = {
  readonly statements: readonly CheckedStatement[]
  readonly signing: Signing
  /** The id of a statement's field. */
  readonly fieldId: (statementId: string) => string
  readonly onGoTo: (statementId: string) => void
}

/** Each sentence without evidence: a reason for signing it as it stands, or back to it. */
export function SignReasons({ statements, ...rest }: Props) {
  const t = useTranslations('filing.sign')
  if (statements.length === 0) return null
  return (
    <section className="grid gap-3 border-b border-line px-4 py-3">
      <h3 className="font-semibold">{t('toResolve')}</h3>
      {statements.map((checked) => (
        <OpenStatement key={checked.statement.id} checked={checked} {...rest} />
      ))}
    </section>
  )
}

type StatementProps = Omit<Props, 'statements'> & { readonly checked: CheckedStatement }

function OpenStatement({ checked, signing, fieldId, onGoTo }: StatementProps) {
  const words = useTranslations('note')
  const t = useTranslations('filing.sign')
  const { statement, support, reasons } = checked
  const isConflict = support === 'conflict'
  return (
    <div
      className={`grid gap-1 border-l-3 pl-2.5 ${isConflict ? 'border-crit' : 'border-warn'}`}
      id={mayHaveReason(checked) ? undefined : fieldId(statement.id)}
      tabIndex={-1}
    >
      <p className="wrap-anywhere">
        <Glyph
          of={isConflict ? 'diamond' : 'triangle'}
          className={`mr-1 ${isConflict ? 'text-crit' : 'text-warn'}`}
        />
        “{statement.text}”
      </p>
      <ul className="text-ink-2">
        {reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{reasonText(reason, words)}</li>
        ))}
      </ul>
      {mayHaveReason(checked) ? (
        <ReasonField checked={checked} signing={signing} id={fieldId(statement.id)} />
      ) : (
        <p className="font-semibold text-warn">{t('checkMissing')}</p>
      )}
      <div>
        <Button
          kind="quiet"
          size="s"
          className="-ml-1.5"
          aria-label={`${t('goBackTo')}: ${statement.text}`}
          onClick={() => onGoTo(statement.id)}
        >
          {t('goBackTo')}
        </Button>
      </div>
    </div>
  )
}

type FieldProps = Pick<StatementProps, 'checked' | 'signing'> & { readonly id: string }

function ReasonField({ checked: { statement }, signing, id }: FieldProps) {
  const t = useTranslations('filing.sign')
  const { missing, reasons } = signing
  const isMissing = missing?.kind === 'reason' && missing.statementId === statement.id
  return (
    <>
      <label htmlFor={id} className="text-s font-medium text-ink-2">
        {t('reason')}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={LONGEST}
        value={reasons[statement.id] ?? ''}
        onChange={(event) => signing.giveReason(statement.id, event.target.value)}
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        readOnly={signing.isSending}
        className={`${INPUT} resize-y`}
      />
      <p
        id={`${id}-hint`}
        className={isMissing ? 'text-s font-semibold text-warn' : 'text-s text-ink-3'}
      >
        {t(isMissing ? 'reasonMissing' : 'reasonHint')}
      </p>
    </>
  )
}
