import { auditActions } from '#lib/audit/audit-actions.ts'
import type { QueryField, TrailQuery } from '#lib/console/trail-query.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Choice } from './choice.tsx'
import { SubjectFields } from './subject-fields.tsx'
import { actionText, outcomeWords, consoleWords as t } from './words.ts'

type Ehr = { readonly id: string; readonly name: string }

type Props = {
  /** Where the form goes. */
  readonly action: string
  readonly token: string
  readonly query: TrailQuery
  readonly ehrs: readonly Ehr[]
  /** What could not be understood. */
  readonly wrong: QueryField | undefined
  readonly fields: readonly ('subject' | 'person' | 'action' | 'result' | 'launch')[]
}

/** What to look for. It is posted: a patient's id has no place in an address (S38). */
export function TrailFilter({ action, token, query, ehrs, wrong, fields }: Props) {
  const has = (field: Props['fields'][number]) => fields.includes(field)
  return (
    <form method="post" action={action} aria-label={t('filter.label')} className="pb-4">
      <input type="hidden" name="token" value={token} />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(11rem,100%),1fr))] items-end gap-x-3 gap-y-2">
        {has('subject') && <SubjectFields ehrs={ehrs} ehr={query.ehr} patient={query.patient} />}
        {has('person') && <Person query={query} />}
        {has('action') && (
          <Choice name="action" label={t('filter.action')} value={query.action}>
            {auditActions.map((one) => (
              <option key={one} value={one}>
                {actionText(one)}
              </option>
            ))}
          </Choice>
        )}
        {has('result') && (
          <Choice name="result" label={t('filter.outcome')} value={query.result}>
            {(['done', 'refused', 'failed', 'unknown', 'none'] as const).map((one) => (
              <option key={one} value={one}>
                {outcomeWords(one)}
              </option>
            ))}
          </Choice>
        )}
        {has('launch') && (
          <Field
            label={t('filter.launch')}
            name="launchId"
            defaultValue={query.launchId}
            autoComplete="off"
          />
        )}
        <Field label={t('filter.from')} name="from" type="date" defaultValue={query.from} />
        <Field label={t('filter.to')} name="to" type="date" defaultValue={query.to} />
        <Button kind="primary" type="submit" className="justify-self-start">
          {t('filter.show')}
        </Button>
      </div>
      {wrong && (
        <p role="alert" className="pt-2 font-semibold text-crit">
          <Glyph of="diamond" className="mr-1.5" />
          {t('filter.wrong', { field: t(`filter.field.${wrong}`) })}
        </p>
      )}
    </form>
  )
}

const Person = ({ query }: Pick<Props, 'query'>) => (
  <Field
    label={t('filter.person')}
    name="user"
    defaultValue={query.user}
    autoComplete="off"
    placeholder={t('filter.anyone')}
  />
)
