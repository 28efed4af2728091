/** What somebody can be to the console. */
export const consoleRoles = ['privacy-officer', 'auditor', 'admin', 'clinician'] as const
export type ConsoleRole = (typeof consoleRoles)[number]

/** What the console can be asked to do, each with a page of its own. */
export const consolePermissions = [
  'overview',
  'access',
  'search',
  'exports',
  'integrity',
  'disclosures',
  'break-glass',
  'signals',
  'retention',
  'health',
  'configuration',
  'roles',
  'own-activity',
] as const
export type ConsolePermission = (typeof consolePermissions)[number]

/**
 * Who may what. An admin sees no patient, not even an id; an auditor reads and changes nothing; a
 * clinician sees what is recorded of themselves.
 */
export const permissionsOf: Readonly<Record<ConsoleRole, readonly ConsolePermission[]>> = {
  // biome-ignore format: a line for the trail, a line for what is decided about it
  'privacy-officer': [
    'overview', 'access', 'search', 'exports', 'integrity',
    'disclosures', 'break-glass', 'signals', 'retention', 'roles',
  ],
  auditor: ['overview', 'access', 'search', 'exports', 'integrity', 'roles'],
  admin: ['integrity', 'health', 'configuration', 'roles'],
  clinician: ['own-activity'],
}

/** The roles of which one is needed. */
export const rolesWith = (permission: ConsolePermission): readonly ConsoleRole[] =>
  consoleRoles.filter((role) => permissionsOf[role].includes(permission))
