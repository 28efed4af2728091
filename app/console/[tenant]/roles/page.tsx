import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { RoleTable } from '#components/console/role-table.tsx'
import { ScrollTable } from '#components/console/scroll-table.tsx'
import { CELL, HEAD } from '#components/console/table-classes.ts'
import { consoleWords as t } from '#components/console/words.ts'
import { consolePage } from '#lib/server/console-page.ts'

/** Who may what, and which groups of the identity provider are which role. */
export default async function RolesPage({ params }: PageProps<'/console/[tenant]/roles'>) {
  const { tenant } = await params
  const { place, settings } = await consolePage(tenant, 'roles')
  const groups = settings.grants.filter((grant) => grant.tenants.some((one) => one === tenant))
  const roles = place.roles.map((role) => t(`role.${role}`)).join(', ')
  return (
    <ConsoleFrame place={place} current="roles">
      <ConsoleTitle
        title={t('roles.title')}
        lead={`${t('roles.lead', { provider: settings.name })} ${t('roles.yours', { roles })}.`}
      />
      <RoleTable />
      <div className="pt-6">
        <ConsoleSection title={t('roles.groups')}>
          <ScrollTable label={t('roles.groups')}>
            <thead>
              <tr>
                {(['group', 'role', 'tenants'] as const).map((column) => (
                  <th key={column} scope="col" className={HEAD}>
                    {t(`roles.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map(({ group, role, tenants }) => (
                <tr key={`${group} ${role}`}>
                  <th scope="row" className={`${CELL} text-left font-mono text-s font-normal`}>
                    {group}
                  </th>
                  <td className={CELL}>{t(`role.${role}`)}</td>
                  <td className={CELL}>{tenants.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </ConsoleSection>
      </div>
    </ConsoleFrame>
  )
}
