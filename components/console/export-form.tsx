import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { SubjectFields } from './subject-fields.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly action: string
  readonly token: string
  readonly ehrs: readonly { readonly id: string; readonly name: string }[]
  /** Whether who makes it may put a disclosure on record. */
  readonly canDisclose: boolean
}

const GRID =
  'grid grid-cols-[repeat(auto-fill,minmax(min(12rem,100%),1fr))] items-end gap-x-3 gap-y-2'

/** Of whom and of which time the package is, and where it goes when it leaves the organisation. */
export function ExportForm({ action, token, ehrs, canDisclose }: Props) {
  return (
    <form
      method="post"
      action={action}
      aria-label={t('exports.title')}
      className="grid gap-3 border-t border-line pt-4 pb-6"
    >
      <input type="hidden" name="token" value={token} />
      <div className={GRID}>
        <SubjectFields ehrs={ehrs} />
        <Field label={t('filter.from')} name="from" type="date" />
        <Field label={t('filter.to')} name="to" type="date" />
      </div>
      <p className="text-ink-2">{t('exports.empty')}</p>
      {canDisclose && (
        <details>
          <summary className="min-h-6 cursor-pointer font-medium text-accent">
            {t('exports.outside')}
          </summary>
          <p className="max-w-[76ch] py-1.5 text-ink-2">{t('exports.outsideLead')}</p>
          <div className={GRID}>
            <Field label={t('disclosures.recipient')} name="recipient" />
            <Field label={t('disclosures.address')} name="address" />
            <Field label={t('disclosures.purpose')} name="purpose" />
          </div>
        </details>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button kind="primary" type="submit">
          {t('exports.make')}
        </Button>
        <span className="text-ink-2">{t('exports.making')}</span>
      </div>
    </form>
  )
}
