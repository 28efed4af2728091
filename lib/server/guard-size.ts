import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'

/**
 * The largest request body: a transcript of a million letters fits, escapes included. The framework
 * has the same limit for what comes without a length (next.config.js).
 */
export const LARGEST_BODY_BYTES = 4 * 1024 * 1024

/**
 * Turns a body away that says it is too large, before any of it is read.
 * @returns REQUEST_TOO_LARGE (413)
 */
export function guardSize(headers: { get(name: string): string | null }): Result<void> {
  const length = Number(headers.get('content-length') ?? 0)
  return length <= LARGEST_BODY_BYTES ? ok(undefined) : err(appError('REQUEST_TOO_LARGE'))
}
