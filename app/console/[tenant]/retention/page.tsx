import { Came } from '#components/console/came.tsx'
import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { HoldForm } from '#components/console/hold-form.tsx'
import { HoldList } from '#components/console/hold-list.tsx'
import { Moment } from '#components/console/moment.tsx'
import { RetainedMonths } from '#components/console/retained-months.tsx'
import { TooLarge } from '#components/console/too-large.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { ehrsOf, holdsOf, retentionOf } from '#lib/server/console-reads.ts'

/** How long the trail is kept, what is gone, and what must not go. */
export default async function RetentionPage({
  params,
  searchParams,
}: PageProps<'/console/[tenant]/retention'>) {
  const { tenant } = await params
  const { place, ...access } = await consolePage(tenant, 'retention')
  const [status, holds] = [await retentionOf(access), await holdsOf(access)]
  const zone = access.settings.timeZone
  const form = { token: place.pageToken, ehrs: ehrsOf(tenant) }
  return (
    <ConsoleFrame place={place} current="retention">
      <ConsoleTitle
        title={t('retention.title')}
        lead={status && t('retention.lead', { years: status.years })}
      />
      <Came of={(await searchParams).came} />
      <ConsoleSection title={t('retention.holds')}>
        <HoldList
          of={holds}
          action={`/console/${tenant}/retention/lift`}
          token={place.pageToken}
          zone={zone}
        />
        <h3 className="pt-4 pb-1 font-semibold">{t('retention.place')}</h3>
        <HoldForm action={`/console/${tenant}/retention/hold`} {...form} />
      </ConsoleSection>
      <ConsoleSection title={t('retention.due')}>
        {status ? <RetainedMonths of={status} zone={zone} /> : <TooLarge />}
        {status?.oldestAt && (
          <p className="pt-1.5 text-ink-2">
            {t('retention.oldest')} <Moment at={status.oldestAt} zone={zone} />
          </p>
        )}
      </ConsoleSection>
    </ConsoleFrame>
  )
}
