import 'server-only'
import type { ConsolePermission } from '#lib/console/role.ts'
import { appError, errorTable } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type ConsoleAccess, consoleAccess } from './console-access.ts'
import { formOf } from './form-of.ts'
import { guardOrigin } from './guard-origin.ts'
import { problemResponse } from './problem-response.ts'
import { redirectTo } from './redirect-to.ts'
import { server } from './server.ts'

export type ConsoleForm = ConsoleAccess & { readonly form: URLSearchParams }

type Params = { readonly params: Promise<{ readonly tenant: string }> }

/**
 * A posted form of the console with everything that must come before it: origin, session, role,
 * limits, and the token of a page of this very session (S20, S21).
 */
export function consoleForm(
  permission: ConsolePermission,
  answer: (open: ConsoleForm) => Promise<Response> | Response,
) {
  return async (request: Request, { params }: Params): Promise<Response> => {
    const open = await opened(request, (await params).tenant, permission)
    if (open.ok) return answer(open.value)
    // Whoever waited too long sees the page that says so.
    if (errorTable[open.error.code].status === 401) return redirectTo('/console/ended')
    return problemResponse(open.error)
  }
}

async function opened(
  request: Request,
  tenant: string,
  permission: ConsolePermission,
): Promise<Result<ConsoleForm>> {
  const origin = guardOrigin(request.headers, server().publicUrl)
  if (!origin.ok) return origin
  const form = await formOf(request)
  const access = await consoleAccess(tenant, permission, 'write')
  if (!access.ok) return access
  if (form.get('token') !== access.value.pageToken) return err(appError('ORIGIN_REFUSED'))
  return ok({ ...access.value, form })
}
