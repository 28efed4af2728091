import { describe, expect, test } from 'vitest'
import { consolePath, permissionAt } from './console-path.ts'
import { permissionsIn } from './console-session.ts'
import { consoleSettingsSchema, grantsOf } from './console-settings.ts'
import {
  type ConsoleRole,
  consolePermissions,
  consoleRoles,
  permissionsOf,
  rolesWith,
} from './role.ts'

const settings = consoleSettingsSchema.parse({
  issuer: 'https://login.example',
  name: 'Example sign-in',
  clientId: 'console',
  authentication: { method: 'client_secret_basic', secret: 'x'.repeat(16) },
  grants: [
    { group: 'privacy', role: 'privacy-officer', tenants: ['north', 'south'] },
    { group: 'it', role: 'admin', tenants: ['north'] },
  ],
})

const aUser = (grants: readonly { tenant: string; role: ConsoleRole }[]) => ({
  ...{ id: 'https://login.example#a', name: 'A', fhirUser: undefined, grants },
})

describe('a role', () => {
  test('of an admin shows nothing of any patient', () => {
    const shown = ['access', 'search', 'exports', 'overview', 'own-activity'] as const
    for (const permission of shown) expect(permissionsOf.admin).not.toContain(permission)
  })

  test('of a privacy officer or auditor does not include configuration', () => {
    expect(rolesWith('configuration')).toEqual(['admin'])
  })

  test('of a clinician shows their own activity and nothing else', () => {
    expect(permissionsOf.clinician).toEqual(['own-activity'])
  })

  test('counts in the organisation it was given for, and in no other', () => {
    const user = aUser([{ tenant: 'north', role: 'auditor' }])
    expect(permissionsIn(user, 'north').has('search')).toBe(true)
    expect([...permissionsIn(user, 'south')]).toEqual([])
  })
})

describe('groups of the identity provider', () => {
  test('grant what the settings say, in each organisation', () => {
    expect(grantsOf(settings, ['privacy', 'kitchen'])).toEqual([
      { tenant: 'north', role: 'privacy-officer' },
      { tenant: 'south', role: 'privacy-officer' },
    ])
    expect(grantsOf(settings, 'it')).toEqual([{ tenant: 'north', role: 'admin' }])
  })

  test.each([[undefined], [null], [{ privacy: true }], [[1]], [[]], ['Privacy'], ['privacy it']])(
    'grant nothing when they are %j',
    (claim) => expect(grantsOf(settings, claim)).toEqual([]),
  )
})

test('every permission has a page, and its address says which role it needs', () => {
  for (const permission of consolePermissions) {
    expect(permissionAt(consolePath('north', permission))).toBe(permission)
    expect(rolesWith(permission).length).toBeGreaterThan(0)
  }
  for (const role of consoleRoles) expect(permissionsOf[role].length).toBeGreaterThan(0)
})
