import { BreakGlassList } from '#components/console/break-glass-list.tsx'
import { Came } from '#components/console/came.tsx'
import { ConsoleFrame, ConsoleTitle } from '#components/console/console-frame.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { breakGlassOf } from '#lib/server/console-reads.ts'

/** Openings of restricted charts; those that wait for a review first. */
export default async function BreakGlassPage({
  params,
  searchParams,
}: PageProps<'/console/[tenant]/break-glass'>) {
  const { tenant } = await params
  const { place, ...access } = await consolePage(tenant, 'break-glass')
  const openings = await breakGlassOf(access)
  const waiting = openings.filter(({ review }) => review === undefined).length
  return (
    <ConsoleFrame place={place} current="break-glass">
      <ConsoleTitle title={t('breakGlass.title')} lead={t('breakGlass.lead')} />
      <Came of={(await searchParams).came} />
      <p className="border-t border-line pt-3 pb-2 font-semibold">
        {openings.length > 0 ? t('breakGlass.waiting', { count: waiting }) : t('breakGlass.none')}
      </p>
      <BreakGlassList
        of={openings}
        action={`/console/${tenant}/break-glass/review`}
        token={place.pageToken}
        zone={access.settings.timeZone}
      />
    </ConsoleFrame>
  )
}
