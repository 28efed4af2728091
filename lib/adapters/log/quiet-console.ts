import 'server-only'
import type { Log } from './log.ts'

type Console = Record<'error' | 'warn', (...said: unknown[]) => void>

/**
 * Takes over what the framework and packages print for themselves. Their words may quote a request,
 * as `JSON.parse` does with the text it cannot read, so that only their kind reaches the log (S30).
 */
export function quietConsole(console: Console, log: Log): void {
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...said) => log[level]('console', kindOf(said))
  }
}

/** The name of the error and the digest under which somebody saw it. */
function kindOf(said: readonly unknown[]): { reason: string; requestId?: string } {
  const error = said.find((one) => one instanceof Error)
  if (!error) return { reason: 'words' }
  const digest = 'digest' in error && typeof error.digest === 'string' && error.digest
  return {
    reason: error.constructor.name,
    ...(digest && /^\d{1,12}$/.test(digest) && { requestId: digest }),
  }
}
