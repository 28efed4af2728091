import { consolePermissions, consoleRoles, permissionsOf } from '#lib/console/role.ts'
import { Glyph } from '../ui/glyph.tsx'
import { ScrollTable } from './scroll-table.tsx'
import { CELL, HEAD } from './table-classes.ts'
import { consoleWords as t } from './words.ts'

/** Roles across, what they may down. */
export function RoleTable() {
  return (
    <ScrollTable label={t('roles.title')}>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t('roles.permission')}
          </th>
          {consoleRoles.map((role) => (
            <th key={role} scope="col" className={HEAD}>
              {t(`role.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {consolePermissions.map((permission) => (
          <tr key={permission}>
            <th scope="row" className={`${CELL} text-left font-normal`}>
              {t(`roles.may.${permission}`)}
            </th>
            {consoleRoles.map((role) => (
              <td key={role} className={CELL}>
                <May is={permissionsOf[role].includes(permission)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

const May = ({ is }: { readonly is: boolean }) => (
  <span className={is ? 'font-medium' : 'text-ink-3'}>
    <Glyph of={is ? 'tick' : 'dash'} className="mr-1.5" />
    {t(is ? 'roles.yes' : 'roles.no')}
  </span>
)
