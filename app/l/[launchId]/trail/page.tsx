import { TrailTable } from '#components/filing/trail-table.tsx'
import { SoloHead } from '#components/launch/solo-head.tsx'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { openChartOfPage } from '#lib/server/open-chart.ts'
import { trailOf } from '#lib/server/trail-of.ts'
import { visitMessages } from '#lib/server/visit-messages.ts'
import { visitWords as t } from '#lib/server/words.ts'

/** What this user did with this patient's record; being looked at is on the trail too. */
export default async function TrailPage({ params }: PageProps<'/l/[launchId]/trail'>) {
  const { launch, registration } = await openChartOfPage((await params).launchId)
  const trail = await trailOf(launch)
  return (
    <MessagesProvider
      messages={{ filing: visitMessages.filing, shell: visitMessages.shell }}
      timeZone={registration.timeZone}
    >
      <div className="@container/frame min-h-full bg-page">
        <SoloHead from={registration.name} />
        <main className="mx-auto max-w-[1100px] px-4 pt-5 pb-8">
          <a href={`/l/${launch.id}`}>{t('trail.back')}</a>
          <h1 className="pt-3 text-xl font-semibold tracking-tight">{t('trail.title')}</h1>
          <p className="max-w-[72ch] pb-4 text-ink-2">{t('trail.lead')}</p>
          <TrailTable entries={trail.entries} total={trail.total} />
        </main>
      </div>
    </MessagesProvider>
  )
}
