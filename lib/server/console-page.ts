import 'server-only'
import { forbidden, notFound, unauthorized } from 'next/navigation'
import type { ConsolePlace } from '#lib/console/console-place.ts'
import { rolesIn, tenantsOf } from '#lib/console/console-session.ts'
import type { ConsolePermission } from '#lib/console/role.ts'
import { type AppError, errorTable } from '#lib/kernel/app-error.ts'
import type { Result } from '#lib/kernel/result.ts'
import { type ConsoleAccess, consoleAccess } from './console-access.ts'
import { Unavailable } from './unavailable.ts'

/** The session and role of a console page; without them there is no page: 401, 403, 404 or 503. */
export async function consolePage(
  tenant: string,
  permission: ConsolePermission,
): Promise<ConsoleAccess & { readonly place: ConsolePlace }> {
  const access = pageValue(await consoleAccess(tenant, permission))
  return { ...access, place: placeOf(access) }
}

/** What a page needs, or the answer that stands in its place. */
export function pageValue<T>(result: Result<T>): T {
  return result.ok ? result.value : noPage(result.error)
}

/** The same for what grows with the trail: undefined when it is too large to be read for a page. */
export const boundedValue = <T>(result: Result<T>): T | undefined =>
  !result.ok && result.error.code === 'AUDIT_REPORT_TOO_LARGE' ? undefined : pageValue(result)

function noPage({ code }: AppError): never {
  switch (errorTable[code].status) {
    case 401:
      return unauthorized()
    case 403:
      return forbidden()
    case 404:
      return notFound()
    default:
      throw new Unavailable(code)
  }
}

const placeOf = ({ session, tenant, permissions, pageToken, settings }: ConsoleAccess) => ({
  tenant,
  tenants: tenantsOf(session.user),
  name: session.user.name,
  roles: rolesIn(session.user, tenant),
  permissions,
  pageToken,
  idleMinutes: settings.idleMinutes,
})
