import type { ReviewedBreakGlass } from '#lib/audit/break-glass.ts'
import { KeyValues } from './key-values.tsx'
import { Moment, momentText } from './moment.tsx'
import { Person } from './person.tsx'
import { type Reviewable, ReviewForm, ReviewLine } from './review-parts.tsx'
import { consoleWords as t } from './words.ts'

type Props = Reviewable & {
  readonly of: readonly ReviewedBreakGlass[]
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
            <ReviewLine of={opening.review} zone={zone} />
          ) : (
            <ReviewForm fields={{ id: opening.id }} {...form} />
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
