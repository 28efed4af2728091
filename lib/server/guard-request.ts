import { ok, type Result } from '../kernel/result.ts'
import { guardOrigin } from './guard-origin.ts'
import { guardSize } from './guard-size.ts'

const PLAIN: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/**
 * What every request passes before any code of a page runs (S20-S23).
 * @param publicUrl our origin, from configuration
 * @returns REQUEST_TOO_LARGE, ORIGIN_REFUSED, REQUEST_INVALID
 */
export function guardRequest(
  request: { readonly method: string; readonly path: string; readonly headers: Headers },
  publicUrl: string,
): Result<void> {
  const size = guardSize(request.headers)
  if (!size.ok || PLAIN.has(request.method)) return size
  // An EHR may start a launch by form POST from its own origin; nothing of ours is at stake there.
  return request.path === '/launch' ? ok(undefined) : guardOrigin(request.headers, publicUrl)
}
