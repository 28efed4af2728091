import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { KeyValues } from '#components/console/key-values.tsx'
import { Moment } from '#components/console/moment.tsx'
import { Outcome } from '#components/console/outcome.tsx'
import { RecordView } from '#components/console/record-view.tsx'
import { actionText, consoleWords as t } from '#components/console/words.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { recordOf } from '#lib/server/console-reads.ts'

/** One access with its records, as they were written. */
export default async function EventPage({ params }: PageProps<'/console/[tenant]/events/[id]'>) {
  const { tenant, id } = await params
  const { place, ...access } = await consolePage(tenant, 'search')
  const { entry, records } = await recordOf(access, id)
  const zone = access.settings.timeZone
  return (
    <ConsoleFrame place={place} current="search">
      <ConsoleTitle title={t('event.title')} lead={t('event.lead')} />
      <KeyValues
        of={[
          { name: t('event.time'), value: <Moment at={entry.at} zone={zone} /> },
          { name: t('event.action'), value: <b>{actionText(entry.action)}</b> },
          { name: t('event.outcome'), value: <Outcome entry={entry} /> },
          { name: t('event.person'), value: entry.user ?? t('table.system') },
          { name: t('event.patient'), value: entry.patient ?? '—' },
          { name: t('event.ehr'), value: entry.ehrId ?? '—' },
          { name: t('event.what'), value: entry.what ?? '—' },
          { name: t('event.launch'), value: entry.launchId ?? '—' },
          { name: t('event.node'), value: entry.node },
        ]}
      />
      <div className="pt-5">
        {records.map((record) => (
          <ConsoleSection
            key={record.id}
            title={t(record.phase === 'intent' ? 'event.intent' : 'event.ended')}
          >
            <RecordView record={record} zone={zone} />
          </ConsoleSection>
        ))}
      </div>
    </ConsoleFrame>
  )
}
