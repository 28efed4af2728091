import type { AppError } from '#lib/kernel/app-error.ts'
import type { Result } from '#lib/kernel/result.ts'

/** The value of a result that a test needs to have succeeded. */
export function unwrap<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
