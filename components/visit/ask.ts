import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { err, type Result } from '#lib/kernel/result.ts'

type Failure = { readonly code: AppErrorCode }

// How the framework tells a page of `unauthorized()` and `forbidden()` in an action.
const REFUSALS: Readonly<Record<string, AppErrorCode>> = {
  'NEXT_HTTP_ERROR_FALLBACK;401': 'SESSION_MISSING',
  'NEXT_HTTP_ERROR_FALLBACK;403': 'ORIGIN_REFUSED',
}

/** Waits for a server action; an answer that never came is a failure like any other. */
export async function ask<T, E extends Failure>(
  answer: Promise<Result<T, E>>,
): Promise<Result<T, E | Failure>> {
  try {
    return await answer
  } catch (thrown) {
    return err({ code: codeOf(thrown) })
  }
}

function codeOf(thrown: unknown): AppErrorCode {
  const digest =
    typeof thrown === 'object' && thrown !== null && 'digest' in thrown ? thrown.digest : undefined
  if (typeof digest !== 'string') return 'SERVER_UNREACHABLE'
  return REFUSALS[digest] ?? 'UNEXPECTED'
}
