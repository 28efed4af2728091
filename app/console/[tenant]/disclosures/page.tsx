import { Came } from '#components/console/came.tsx'
import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { DisclosureForm } from '#components/console/disclosure-form.tsx'
import { DisclosureList } from '#components/console/disclosure-list.tsx'
import { ReportFile } from '#components/console/report-file.tsx'
import { TrailFilter } from '#components/console/trail-filter.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { wrongField } from '#lib/console/trail-query.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { openQuery } from '#lib/server/console-query.ts'
import { disclosuresOf, ehrsOf } from '#lib/server/console-reads.ts'

/** The accounting of disclosures about one patient, and where one is put on record. */
export default async function DisclosuresPage({
  params,
  searchParams,
}: PageProps<'/console/[tenant]/disclosures'>) {
  const { tenant } = await params
  const { place, ...access } = await consolePage(tenant, 'disclosures')
  const asked = await searchParams
  const query = openQuery(access, asked.q) ?? {}
  const told = await disclosuresOf(access, query)
  const { ehr = '', patient = '' } = query
  return (
    <ConsoleFrame place={place} current="disclosures">
      <ConsoleTitle title={t('disclosures.title')} lead={t('disclosures.lead')} />
      <Came of={asked.came} />
      <TrailFilter
        action={`/console/${tenant}/disclosures/ask`}
        token={place.pageToken}
        query={query}
        ehrs={ehrsOf(tenant)}
        wrong={wrongField(asked.wrong)}
        fields={['subject']}
      />
      {told && (
        <ConsoleSection
          title={t('disclosures.of', { patient, ehr })}
          aside={
            <ReportFile
              action={`/console/${tenant}/disclosures/file`}
              token={place.pageToken}
              sealed={String(asked.q)}
            />
          }
        >
          <DisclosureList of={told} zone={access.settings.timeZone} />
        </ConsoleSection>
      )}
      <ConsoleSection title={t('disclosures.record')}>
        <DisclosureForm
          action={`/console/${tenant}/disclosures/record`}
          token={place.pageToken}
          ehrs={ehrsOf(tenant)}
        />
      </ConsoleSection>
    </ConsoleFrame>
  )
}
