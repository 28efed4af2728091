import type { AccessGroup } from '#lib/audit/audit-reports.ts'
import type { TrailQuery } from '#lib/console/trail-query.ts'
import { clinicalDate } from '#lib/fhir/clinical-time.ts'
import type { FhirDate } from '#lib/fhir/fhir-date.ts'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly query: TrailQuery
  readonly groups: readonly AccessGroup[]
  readonly by: 'person' | 'patient'
  readonly zone: string
}

/** Of whom a report is, over which time, and its sum. */
export function ReportLead({ query, groups, by, zone }: Props) {
  const accesses = groups.reduce((sum, group) => sum + group.accesses, 0)
  const day = (text: string | undefined) => text && clinicalDate(text as FhirDate, zone) // a day
  const { from, to } = query
  return (
    <div className="border-t border-line pt-3 pb-4">
      <p className="text-l font-semibold wrap-anywhere">{subjectText(query, by)}</p>
      <p>
        <b>
          {by === 'person'
            ? t('access.sum', { accesses, people: groups.length })
            : t('access.sumPatients', { accesses, patients: groups.length })}
        </b>
        <span className="text-ink-2">
          {', '}
          {from || to
            ? t('access.period', { from: day(from) ?? '…', to: day(to) ?? '…' })
            : t('access.always')}
          . {t('access.itself')}
        </span>
      </p>
    </div>
  )
}

function subjectText(query: TrailQuery, by: Props['by']): string {
  const { patient = '', ehr = '', user } = query
  if (by === 'patient') return t('access.ofPerson', { person: user ?? '' })
  return user === undefined
    ? t('access.of', { patient, ehr })
    : t('access.ofBoth', { patient, ehr, person: user })
}
