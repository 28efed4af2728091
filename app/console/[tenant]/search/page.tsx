import { AccessPager } from '#components/console/access-pager.tsx'
import { AccessTable } from '#components/console/access-table.tsx'
import { ConsoleFrame, ConsoleTitle } from '#components/console/console-frame.tsx'
import { ReportFile } from '#components/console/report-file.tsx'
import { TrailFilter } from '#components/console/trail-filter.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { wrongField } from '#lib/console/trail-query.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { openQuery } from '#lib/server/console-query.ts'
import { ehrsOf, placeIn, searchOf } from '#lib/server/console-reads.ts'

/** Everything that was done, by person, patient, action, outcome, launch and time. */
export default async function SearchPage({
  params,
  searchParams,
}: PageProps<'/console/[tenant]/search'>) {
  const { tenant } = await params
  const { place, ...access } = await consolePage(tenant, 'search')
  const asked = await searchParams
  const opened = openQuery(access, asked.q)
  const after = placeIn(asked)
  const page = await searchOf(access, opened ?? {}, after)
  return (
    <ConsoleFrame place={place} current="search">
      <ConsoleTitle title={t('search.title')} lead={t('search.lead')} />
      <TrailFilter
        action={`/console/${tenant}/search/ask`}
        token={place.pageToken}
        query={opened ?? {}}
        ehrs={ehrsOf(tenant)}
        wrong={wrongField(asked.wrong)}
        fields={['person', 'subject', 'action', 'result', 'launch']}
      />
      {page.entries.length > 0 && (
        <>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pb-2">
            <p role="status" className="font-semibold">
              {t('search.shown', { shown: page.entries.length })}
            </p>
            <ReportFile
              action={`/console/${tenant}/search/file`}
              token={place.pageToken}
              sealed={opened && String(asked.q)}
            />
          </div>
          <AccessTable
            entries={page.entries}
            zone={access.settings.timeZone}
            hrefOf={(id) => `/console/${tenant}/events/${id}`}
          />
        </>
      )}
      <AccessPager
        path={`/console/${tenant}/search`}
        sealed={opened && String(asked.q)}
        next={page.next}
        isFirst={after === undefined}
        isEmpty={page.entries.length === 0}
      />
    </ConsoleFrame>
  )
}
