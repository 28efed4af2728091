import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { Numbers } from '#components/console/numbers.tsx'
import { ScrollTable } from '#components/console/scroll-table.tsx'
import { SealState } from '#components/console/seal-state.tsx'
import { CELL, HEAD, NUMBER } from '#components/console/table-classes.ts'
import { TooLarge } from '#components/console/too-large.tsx'
import { actionText, consoleWords as t } from '#components/console/words.ts'
import type { AuditOverview } from '#lib/audit/audit-reports.ts'
import { consolePath } from '#lib/console/console-path.ts'
import { permissionsIn } from '#lib/console/console-session.ts'
import { consolePermissions } from '#lib/console/role.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { integrityOf, OVERVIEW_DAYS, overviewOf } from '#lib/server/console-reads.ts'
import { requireConsole } from '#lib/server/require-console.ts'
import { server } from '#lib/server/server.ts'

/** The last weeks in numbers; whoever may not see them is led to the first page that they may. */
export default async function OverviewPage({ params }: PageProps<'/console/[tenant]'>) {
  const { tenant } = await params
  await leadElsewhere(tenant)
  const { place, ...access } = await consolePage(tenant, 'overview')
  const [overview, integrity] = [await overviewOf(access), await integrityOf(access)]
  return (
    <ConsoleFrame place={place} current="overview">
      <ConsoleTitle
        title={t('overview.title')}
        lead={t('overview.lead', { days: OVERVIEW_DAYS })}
      />
      {overview ? <Numbers of={overview} zone={access.settings.timeZone} /> : <TooLarge />}
      <ConsoleSection title={t('overview.seals')}>
        <SealState status={integrity} zone={access.settings.timeZone} now={server().clock.now()} />
        <p className="pt-1.5">
          <a href={consolePath(tenant, 'integrity')}>{t('overview.allIntegrity')}</a>
        </p>
      </ConsoleSection>
      {overview && <ByAction actions={overview.actions} />}
    </ConsoleFrame>
  )
}

function ByAction({ actions }: Pick<AuditOverview, 'actions'>) {
  return (
    <ConsoleSection title={t('overview.byAction')}>
      {actions.length === 0 ? (
        <p className="text-ink-2">{t('overview.none')}</p>
      ) : (
        <div className="max-w-[32rem]">
          <ScrollTable label={t('overview.byAction')}>
            <thead>
              <tr>
                <th scope="col" className={HEAD}>
                  {t('overview.action')}
                </th>
                <th scope="col" className={`${HEAD} ${NUMBER}`}>
                  {t('overview.count')}
                </th>
              </tr>
            </thead>
            <tbody>
              {actions.map(({ action, accesses }) => (
                <tr key={action}>
                  <th scope="row" className={`${CELL} text-left font-normal`}>
                    {actionText(action)}
                  </th>
                  <td className={`${CELL} ${NUMBER}`}>{accesses}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </div>
      )}
    </ConsoleSection>
  )
}

async function leadElsewhere(tenant: string): Promise<void> {
  const open = await requireConsole()
  if (!open.ok) return
  const permissions = permissionsIn(open.value.session.user, tenant)
  const first = consolePermissions.find((permission) => permissions.has(permission))
  if (first && !permissions.has('overview')) redirect(consolePath(tenant, first) as Route)
}
