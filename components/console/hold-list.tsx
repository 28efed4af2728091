import type { LegalHold } from '#lib/audit/legal-hold.ts'
import { clinicalDate } from '#lib/fhir/clinical-time.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { KeyValues } from './key-values.tsx'
import { Moment } from './moment.tsx'
import { Person } from './person.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly of: readonly LegalHold[]
  readonly action: string
  readonly token: string
  readonly zone: string
}

/** Each hold with who placed it and why, and how it ended or can be ended. */
export function HoldList({ of, ...rest }: Props) {
  if (of.length === 0) return <p className="text-ink-2">{t('retention.noHolds')}</p>
  return (
    <ol>
      {of.map((hold) => (
        <li key={hold.id} className="grid gap-2 border-b border-line py-3 first:pt-0">
          <Hold hold={hold} {...rest} />
        </li>
      ))}
    </ol>
  )
}

function Hold({ hold, action, token, zone }: Omit<Props, 'of'> & { readonly hold: LegalHold }) {
  return (
    <>
      <KeyValues
        of={[
          { name: t('retention.keeps'), value: <b>{keptText(hold, zone)}</b> },
          { name: t('retention.placed'), value: <Decided of={hold.placed} zone={zone} /> },
          {
            name: t('retention.lifted'),
            value: hold.lifted ? <Decided of={hold.lifted} zone={zone} /> : t('retention.inForce'),
          },
        ]}
      />
      {!hold.lifted && (
        <form
          method="post"
          action={action}
          aria-label={t('retention.lift')}
          className="flex flex-wrap items-end gap-3"
        >
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="id" value={hold.id} />
          <Field label={t('retention.reason')} name="reason" required minLength={3} />
          <Button kind="stop" type="submit">
            {t('retention.lift')}
          </Button>
        </form>
      )}
    </>
  )
}

const Decided = ({ of, zone }: { readonly of: LegalHold['placed']; readonly zone: string }) => (
  <>
    {of.reason}{' '}
    <span className="text-ink-2">
      (<Person user={of.by} />, <Moment at={of.at} zone={zone} />)
    </span>
  </>
)

function keptText({ patient, user, from, to }: LegalHold, zone: string): string {
  const day = (at: Instant | null) => (at ? clinicalDate(at, zone) : '…')
  // A period ends before its second moment.
  const last = to && instantPlus(to, -1)
  const parts = [
    patient && t('retention.ofPatient', { ehr: patient.ehrId, patient: patient.id }),
    user && t('retention.ofUser', { user }),
    (from || to) && t('access.period', { from: day(from), to: day(last) }),
  ].filter(Boolean)
  return parts.join(', ') || t('retention.everything')
}
