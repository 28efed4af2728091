import type { ModelDraft } from '#lib/ambient/models/model-draft.ts'
import type { ModelDraftRequest } from '#lib/flows/draft-by-model.ts'
import { type AppErrorCode, errorTable } from '#lib/kernel/app-error.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import type { OfferedModel } from './visit-launch.ts'

/** Longer than the server waits for a model. */
const LONGEST_WAIT_MS = 11 * 60_000

/**
 * Asks the route of the language model (lib/server/action-route.ts), not an action: what a page saves
 * would wait for it.
 *
 * @returns what the server said; SERVER_UNREACHABLE when it said nothing, or something before it did
 */
export async function askModel(
  page: OfferedModel['page'],
  request: ModelDraftRequest,
): Promise<Result<ModelDraft, { readonly code: AppErrorCode }>> {
  try {
    const answer = await fetch(`/l/${page.launchId}/model-draft`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([page, request]),
      cache: 'no-store',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    })
    const said: unknown = await answer.json().catch(() => undefined)
    return isAnswer(said) ? said : err({ code: codeOf(answer.status) })
  } catch {
    return err({ code: 'SERVER_UNREACHABLE' })
  }
}

/** Our own server, of the same build as this page; a gateway before it has answers of its own. */
const isAnswer = (said: unknown): said is Awaited<ReturnType<typeof askModel>> =>
  typeof said === 'object' &&
  said !== null &&
  'ok' in said &&
  (said.ok === true || ('error' in said && hasCode(said.error)))

const hasCode = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  Object.hasOwn(errorTable, error.code)

function codeOf(status: number): AppErrorCode {
  if (status === 401) return 'SESSION_MISSING'
  return status === 403 ? 'ORIGIN_REFUSED' : 'SERVER_UNREACHABLE'
}
