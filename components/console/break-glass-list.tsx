import { type ReviewedBreakGlass, reviewOutcomes } from '#lib/audit/break-glass.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Choice } from './choice.tsx'
import { KeyValues } from './key-values.tsx'
import { Moment, momentText } from './moment.tsx'
import { Person } from './person.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly of: readonly ReviewedBreakGlass[]
  readonly action: string
  readonly token: string
  readonly zone: string
}

/** Each opening with the reason that was given, and its review or the form for it. */
export function BreakGlassList({ of, zone, ...form }: Props) {
  return (
    <ol>
      {of.map((opening) => (
        <li
          key={opening.id}
          className={`grid gap-2 border-t border-line px-3 py-3 ${opening.review ? '' : 'bg-warn-soft'}`}
        >
          <Opening of={opening} zone={zone} />
          {opening.review ? (
            <Review of={opening.review} zone={zone} />
          ) : (
            <ReviewForm id={opening.id} {...form} />
          )}
        </li>
      ))}
    </ol>
  )
}

function Opening({ of, zone }: { readonly of: ReviewedBreakGlass; readonly zone: string }) {
  const { patient, user, reasonCode, reason, openedAt, endsAt, label } = of
  return (
    <KeyValues
      of={[
        {
          name: t('breakGlass.opened'),
          value: (
            <>
              <Moment at={openedAt} zone={zone} />,{' '}
              {t('breakGlass.until', { time: momentText(endsAt, zone).slice(-8) })}
            </>
          ),
        },
        { name: t('breakGlass.person'), value: <Person user={user} /> },
        { name: t('breakGlass.patient'), value: `${patient.ehrId}/${patient.id} (${label})` },
        {
          name: t('breakGlass.reason'),
          value: (
            <>
              <b>{t(`breakGlass.reasonCode.${reasonCode}`)}</b>: {reason}
            </>
          ),
        },
      ]}
    />
  )
}

type Reviewed = NonNullable<ReviewedBreakGlass['review']>

function Review({ of, zone }: { readonly of: Reviewed; readonly zone: string }) {
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

function ReviewForm({
  id,
  action,
  token,
}: Pick<Props, 'action' | 'token'> & { readonly id: string }) {
  return (
    <form
      method="post"
      action={action}
      aria-label={t('breakGlass.review')}
      className="grid grid-cols-[12rem_minmax(0,1fr)_auto] items-end gap-x-3 gap-y-2 under-720:grid-cols-1"
    >
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="id" value={id} />
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
