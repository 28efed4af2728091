import 'server-only'
import { note } from '#lib/audit/audit-log.ts'
import { permissionsIn, tenantsOf } from '#lib/console/console-session.ts'
import type { ConsoleSettings } from '#lib/console/console-settings.ts'
import type { ConsolePermission } from '#lib/console/role.ts'
import type { AuditReader } from '#lib/flows/audit-reader.ts'
import { consoleWho } from '#lib/flows/console-deps.ts'
import type { OpenConsole } from '#lib/flows/resume-console.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { requireConsole } from './require-console.ts'
import { server } from './server.ts'
import { withinLimits } from './within-limits.ts'

/** One organisation's console, as the signed-in person may use it. */
export type ConsoleAccess = OpenConsole & {
  readonly tenant: string
  /** In whose name the trail is read. */
  readonly reader: AuditReader
  readonly permissions: ReadonlySet<ConsolePermission>
  readonly settings: ConsoleSettings
}

/**
 * What stands before every page, read and form of the console: session, limits, and a role that
 * includes it, in that organisation. A refusal is on that organisation's trail; one in which the
 * person has no role at all does not exist for them.
 *
 * @returns SESSION_MISSING, SESSION_ENDED, CONSOLE_OFF, ROLE_MISSING, RATE_LIMITED,
 *   AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function consoleAccess(
  tenant: string,
  permission: ConsolePermission,
  kind: 'read' | 'write' = 'read',
): Promise<Result<ConsoleAccess>> {
  const open = await requireConsole()
  if (!open.ok) return open
  const { session } = open.value
  const { id, user } = session
  const allowed = await withinLimits({ id, user: user.id, tenant }, kind)
  if (!allowed.ok) return allowed
  const { console, audit } = server()
  if (!console) return err(appError('CONSOLE_OFF'))
  const permissions = permissionsIn(user, tenant)
  if (permissions.has(permission)) {
    const reader = { tenant, user: user.id }
    return ok({ ...open.value, tenant, reader, permissions, settings: console.settings })
  }
  const refused = {
    action: 'access.refuse',
    code: 'ROLE_MISSING',
    entry: `console ${permission}`,
  } as const
  if (!tenantsOf(user).includes(tenant)) return err(appError('ROLE_MISSING'))
  const recorded = await note(audit, consoleWho(tenant, user), refused)
  return recorded.ok ? err(appError('ROLE_MISSING')) : recorded
}
