import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { SubjectFields } from './subject-fields.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly action: string
  readonly token: string
  readonly ehrs: readonly { readonly id: string; readonly name: string }[]
}

/** Whom and which time a hold keeps, and why. */
export function HoldForm({ action, token, ehrs }: Props) {
  return (
    <form method="post" action={action} aria-label={t('retention.place')}>
      <p className="max-w-[76ch] pb-2 text-ink-2">{t('retention.placeLead')}</p>
      <input type="hidden" name="token" value={token} />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(11rem,100%),1fr))] items-end gap-x-3 gap-y-2">
        <SubjectFields ehrs={ehrs} />
        <Field label={t('filter.person')} name="user" autoComplete="off" />
        <Field label={t('filter.from')} name="from" type="date" />
        <Field label={t('filter.to')} name="to" type="date" />
        <Field label={t('retention.reason')} name="reason" required minLength={3} />
        <Button type="submit" className="justify-self-start">
          {t('retention.keep')}
        </Button>
      </div>
    </form>
  )
}
