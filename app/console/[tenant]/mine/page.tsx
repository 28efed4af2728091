import { AccessPager } from '#components/console/access-pager.tsx'
import { AccessTable } from '#components/console/access-table.tsx'
import { ConsoleFrame, ConsoleTitle } from '#components/console/console-frame.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { placeIn, searchOf } from '#lib/server/console-reads.ts'

/** What the trail says of the person themselves, by what the EHR knows them as. */
export default async function MyActivityPage({
  params,
  searchParams,
}: PageProps<'/console/[tenant]/mine'>) {
  const { tenant } = await params
  const { place, ...access } = await consolePage(tenant, 'own-activity')
  const user = access.session.user.fhirUser
  const after = placeIn(await searchParams)
  const page = user === undefined ? undefined : await searchOf(access, { user }, after)
  return (
    <ConsoleFrame place={place} current="own-activity">
      <ConsoleTitle title={t('own.title')} lead={t(page ? 'own.lead' : 'own.unknown')} />
      {page && (
        <>
          {page.entries.length > 0 && (
            <AccessTable entries={page.entries} zone={access.settings.timeZone} />
          )}
          <AccessPager
            path={`/console/${tenant}/mine`}
            sealed={undefined}
            next={page.next}
            isFirst={after === undefined}
            isEmpty={page.entries.length === 0}
          />
        </>
      )}
    </ConsoleFrame>
  )
}
