import { type BreakGlassReview, reviewOutcomes } from '#lib/audit/break-glass.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Choice } from './choice.tsx'
import { Moment } from './moment.tsx'
import { Person } from './person.tsx'
import { consoleWords as t } from './words.ts'

/** Where a review is posted. */
export type Reviewable = { readonly action: string; readonly token: string }

type LineProps = { readonly of: BreakGlassReview; readonly zone: string }

/** What was found, why, by whom and when. */
export function ReviewLine({ of, zone }: LineProps) {
  const isFine = of.outcome === 'justified'
  return (
    <p>
      <span className={`font-semibold ${isFine ? 'text-ok' : 'text-warn'}`}>
        <Glyph of={isFine ? 'tick' : 'triangle'} className="mr-1.5" />
        {t(`breakGlass.outcome.${of.outcome}`)}
      </span>
      {': '}
      {of.comment}{' '}
      <span className="text-ink-2">
        (<Person user={of.by} />, <Moment at={of.at} zone={zone} />)
      </span>
    </p>
  )
}

type FormProps = Reviewable & {
  /** What it is a review of. */
  readonly fields: Readonly<Record<string, string>>
}

/** What was found and why, once. */
export function ReviewForm({ action, token, fields }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      aria-label={t('breakGlass.review')}
      className="grid grid-cols-[12rem_minmax(0,1fr)_auto] items-end gap-x-3 gap-y-2 under-720:grid-cols-1"
    >
      {Object.entries({ token, ...fields }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choice name="outcome" label={t('breakGlass.found')} value={undefined} isRequired>
        {reviewOutcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`breakGlass.outcome.${outcome}`)}
          </option>
        ))}
      </Choice>
      <Field label={t('breakGlass.comment')} name="comment" required minLength={3} />
      <Button type="submit" className="justify-self-start">
        {t('breakGlass.keep')}
      </Button>
    </form>
  )
}
