import 'server-only'
import { errorTable } from '#lib/kernel/app-error.ts'
import type { ActionPage, ActionResult } from './protected-action.ts'

/**
 * An action as a route of its own. The framework carries the actions of a page one after the other,
 * so one that takes minutes would keep a note from being saved. The guards are the action's, and it
 * checks what it is given; the body is its two arguments.
 */
export const actionRoute =
  (action: (page: ActionPage, input: never) => Promise<ActionResult<unknown>>) =>
  async (request: Request): Promise<Response> => {
    const body: unknown = await request.json().catch(() => undefined)
    const [page, input] = Array.isArray(body) ? body : []
    // Both are parsed strictly by the action, as they are when a page calls it.
    const result = await action(page as ActionPage, input as never)
    return Response.json(result, {
      status: result.ok ? 200 : errorTable[result.error.code].status,
      headers: { 'cache-control': 'no-store' },
    })
  }
