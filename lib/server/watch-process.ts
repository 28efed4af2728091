import 'server-only'
import { quietConsole } from '#lib/adapters/log/quiet-console.ts'
import { server } from './server.ts'

/** Reads the configuration now, so that a faulty one stops the start, and tells the trail of a stop. */
export function watchProcess(options: { readonly isProduction: boolean }): void {
  const { log, audit } = server()
  if (options.isProduction) quietConsole(globalThis.console, log)
  // The framework lets requests that still run come to their end, so nothing is closed under them.
  process.once('SIGTERM', () => void audit.announceStop())
  process.once('SIGINT', () => void audit.announceStop())
  log.info('web.started')
}

/** The framework's digest finds the error page that somebody saw; the message may hold anything. */
export function logRequestError(error: unknown, routePath: string): void {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : 'none'
  const kind = error instanceof Error ? error.name : typeof error
  server().log.error('request.failed', { reason: `${kind} in ${routePath}`, requestId: digest })
}
