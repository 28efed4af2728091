import { type AccessSignal, signalLimits } from '#lib/audit/access-signal.ts'
import { clinicalDate } from '#lib/fhir/clinical-time.ts'
import type { FhirDate } from '#lib/fhir/fhir-date.ts'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { KeyValues } from './key-values.tsx'
import { Person } from './person.tsx'
import { type Reviewable, ReviewForm, ReviewLine } from './review-parts.tsx'
import { consoleWords as t } from './words.ts'

type Props = Reviewable & {
  readonly of: readonly AccessSignal[]
  /** Where the accesses behind a signal are shown. */
  readonly searchAction: string
  readonly zone: string
}

/** What stands out, one by one, with the accesses behind it and its review or the form for it. */
export function SignalList({ of, searchAction, zone, action, token }: Props) {
  return (
    <ol>
      {of.map((signal) => (
        <li
          key={signal.id}
          className={`grid gap-2 border-t border-line px-3 py-3 ${signal.review ? '' : 'bg-warn-soft'}`}
        >
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <h2 className="font-semibold">
              {!signal.review && <Glyph of="triangle" className="mr-1.5 text-warn" />}
              {t(`signals.rule.${signal.rule}`)}
            </h2>
            <Behind signal={signal} action={searchAction} token={token} />
          </div>
          <Facts of={signal} zone={zone} />
          {signal.review ? (
            <ReviewLine of={signal.review} zone={zone} />
          ) : (
            <details>
              <summary className="min-h-6 w-fit cursor-pointer font-medium text-accent">
                {t('breakGlass.review')}
              </summary>
              <div className="pt-1.5">
                <ReviewForm
                  action={action}
                  token={token}
                  fields={{ id: signal.id, rule: signal.rule }}
                />
              </div>
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}

function Facts({ of, zone }: { readonly of: AccessSignal; readonly zone: string }) {
  const { user, patient, day, rule, count, usual } = of
  const date = clinicalDate(day as FhirDate, zone) // a day
  return (
    <KeyValues
      of={[
        { name: t('signals.person'), value: <Person user={user} /> },
        ...(patient
          ? [
              {
                name: t('signals.patient'),
                value: <span className="font-mono text-s">{`${patient.ehrId}/${patient.id}`}</span>,
              },
            ]
          : []),
        {
          name: t('signals.why'),
          value: t(`signals.because.${rule}`, {
            count,
            date,
            usual: usual ?? 0,
            days: signalLimits.usualDays,
          }),
        },
      ]}
    />
  )
}

/** The accesses themselves, as a search of that person's day; posted, since it names people (S38). */
function Behind({
  signal,
  action,
  token,
}: Pick<Reviewable, 'action' | 'token'> & { readonly signal: AccessSignal }) {
  const { user, patient, day, rule } = signal
  const fields = {
    token,
    user,
    ...(patient && { ehr: patient.ehrId, patient: patient.id }),
    // Who comes back does so on several days, of which the signal names the newest.
    ...(rule === 'returning' ? { to: day } : { from: day, to: day }),
  }
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind="quiet" size="s" type="submit">
        {t('signals.show')}
      </Button>
    </form>
  )
}
