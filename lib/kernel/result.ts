import type { AppError } from './app-error.ts'

/**
 * The outcome of an operation that is expected to fail sometimes. A bug throws; there is no third
 * way to fail.
 */
export type Result<T, E = AppError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const err = <E>(error: E): Result<never, E> => ({ ok: false, error })
