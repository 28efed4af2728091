import { type ConsolePermission, consolePermissions } from './role.ts'

const places: Readonly<Record<ConsolePermission, string>> = {
  overview: '',
  access: 'access',
  search: 'search',
  exports: 'exports',
  integrity: 'integrity',
  disclosures: 'disclosures',
  'break-glass': 'break-glass',
  signals: 'signals',
  retention: 'retention',
  health: 'health',
  configuration: 'connections',
  roles: 'roles',
  'own-activity': 'mine',
}

/** Where the page of a permission is. */
export const consolePath = (tenant: string, permission: ConsolePermission): string =>
  `/console/${tenant}${places[permission] && `/${places[permission]}`}`

/** What a path of the console needs; a record is found by searching. */
export function permissionAt(path: string): ConsolePermission {
  const [, , , place = ''] = path.split('/')
  if (place === 'events') return 'search'
  return consolePermissions.find((permission) => places[permission] === place) ?? 'overview'
}
