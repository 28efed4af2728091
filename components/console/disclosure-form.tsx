import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { SubjectFields } from './subject-fields.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly action: string
  readonly token: string
  readonly ehrs: readonly { readonly id: string; readonly name: string }[]
}

/** What an accounting of disclosures has to say (45 CFR 164.528(b)(2)). */
export function DisclosureForm({ action, token, ehrs }: Props) {
  return (
    <form method="post" action={action} aria-label={t('disclosures.record')}>
      <input type="hidden" name="token" value={token} />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(14rem,100%),1fr))] items-end gap-x-3 gap-y-2">
        <SubjectFields ehrs={ehrs} isRequired />
        <Field label={t('disclosures.day')} name="day" type="date" required />
        <Field label={t('disclosures.recipient')} name="recipient" required minLength={3} />
        <Field label={t('disclosures.address')} name="address" />
        <Field label={t('disclosures.what')} name="description" required minLength={3} />
        <Field label={t('disclosures.purpose')} name="purpose" required minLength={3} />
        <Button type="submit" className="justify-self-start">
          {t('disclosures.keep')}
        </Button>
      </div>
    </form>
  )
}
