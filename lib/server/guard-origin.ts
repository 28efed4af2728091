import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'

/**
 * The guard in front of every mutation (S20-S23): the request must come from our own page, as the
 * browser says it does. The framework lets a missing Origin pass and believes X-Forwarded-Host; we
 * compare with the configured origin only.
 *
 * @param publicUrl our origin, from configuration
 * @returns ORIGIN_REFUSED (403), or REQUEST_INVALID (400) for an Origin that is no origin at all
 */
export function guardOrigin(
  headers: { get(name: string): string | null },
  publicUrl: string,
): Result<void> {
  const origin = headers.get('origin')
  if (origin !== null && origin !== 'null' && URL.parse(origin)?.origin !== origin) {
    return err(appError('REQUEST_INVALID', { reason: 'malformed Origin' }))
  }
  if (origin !== publicUrl) return err(appError('ORIGIN_REFUSED'))
  // Absent in old browsers and in tools; where it is present it must agree.
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' ? ok(undefined) : err(appError('ORIGIN_REFUSED'))
}
