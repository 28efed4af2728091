import type { ReactNode } from 'react'
import { auditActions } from '#lib/audit/audit-actions.ts'
import type { QueryField, TrailQuery } from '#lib/console/trail-query.ts'
import { Button } from '../ui/button.tsx'
import { Field, INPUT } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'
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
        {has('subject') && <Patient query={query} ehrs={ehrs} />}
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

function Patient({ query, ehrs }: Pick<Props, 'query' | 'ehrs'>) {
  const [only] = ehrs.length === 1 ? ehrs : []
  return (
    <>
      <Choice name="ehr" label={t('filter.ehr')} value={query.ehr ?? only?.id}>
        {ehrs.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Field
        label={t('filter.patient')}
        name="patient"
        defaultValue={query.patient}
        autoComplete="off"
      />
    </>
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

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  readonly children: ReactNode
}

/** One of a list, or any. */
function Choice({ name, label, value, children }: ChoiceProps) {
  return (
    <label className="grid gap-1">
      <span className="text-s font-medium text-ink-2">{label}</span>
      <select name={name} defaultValue={value ?? ''} className={INPUT}>
        <option value="">{t('filter.any')}</option>
        {children}
      </select>
    </label>
  )
}
