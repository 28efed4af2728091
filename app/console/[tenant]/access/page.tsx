import { AccessPager } from '#components/console/access-pager.tsx'
import { AccessTable } from '#components/console/access-table.tsx'
import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { GroupTable } from '#components/console/group-table.tsx'
import { ReportFile } from '#components/console/report-file.tsx'
import { ReportLead } from '#components/console/report-lead.tsx'
import { TooLarge } from '#components/console/too-large.tsx'
import { TrailFilter } from '#components/console/trail-filter.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { wrongField } from '#lib/console/trail-query.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { openQuery } from '#lib/server/console-query.ts'
import { ehrsOf, placeIn, reportOf } from '#lib/server/console-reads.ts'

/** Who was at one patient's record, or whose records one person was at. */
export default async function AccessPage({
  params,
  searchParams,
}: PageProps<'/console/[tenant]/access'>) {
  const { tenant } = await params
  const { place, ...access } = await consolePage(tenant, 'access')
  const asked = await searchParams
  const query = openQuery(access, asked.q) ?? {}
  const zone = access.settings.timeZone
  const found = await reportOf(access, query, placeIn(asked))
  const report = found?.report
  const by = found?.subject.of === 'user' ? 'patient' : 'person'
  return (
    <ConsoleFrame place={place} current="access">
      <ConsoleTitle title={titleOf(found?.subject.of)} lead={t('access.lead')} />
      <TrailFilter
        action={`/console/${tenant}/access/ask`}
        token={place.pageToken}
        query={query}
        ehrs={ehrsOf(tenant)}
        wrong={wrongField(asked.wrong)}
        fields={['subject', 'person']}
      />
      {found && !report && <TooLarge />}
      {report && (
        <>
          <ReportLead query={query} groups={report.groups} by={by} zone={zone} />
          <ConsoleSection title={t(by === 'person' ? 'access.byPerson' : 'access.byPatient')}>
            <GroupTable groups={report.groups} by={by} zone={zone} />
          </ConsoleSection>
          <ConsoleSection
            title={t('access.each')}
            aside={
              <ReportFile
                action={`/console/${tenant}/access/file`}
                token={place.pageToken}
                sealed={String(asked.q)}
              />
            }
          >
            <AccessTable
              entries={report.entries}
              zone={zone}
              hrefOf={(id) => `/console/${tenant}/events/${id}`}
            />
            <AccessPager
              path={`/console/${tenant}/access`}
              sealed={String(asked.q)}
              next={report.next}
              isFirst={placeIn(asked) === undefined}
              isEmpty={report.entries.length === 0}
            />
          </ConsoleSection>
        </>
      )}
    </ConsoleFrame>
  )
}

const titleOf = (subject: 'patient' | 'user' | undefined): string => {
  if (subject === undefined) return t('access.title')
  return subject === 'patient' ? t('access.patientTitle') : t('access.userTitle')
}
