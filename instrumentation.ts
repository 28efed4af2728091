import type { Instrumentation } from 'next'

/** Once per process: a faulty configuration stops the start, and a stop writes the trail's end. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: replaced by the compiler; it is no configuration
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { server } = await import('#lib/server/server.ts')
  const { log, close } = server()
  process.once('SIGTERM', () => void close())
  process.once('SIGINT', () => void close())
  log.info('web.started')
}

/** The framework's digest finds the error page that somebody saw; the message may hold anything. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  const { server } = await import('#lib/server/server.ts')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  const kind = error instanceof Error ? error.name : typeof error
  server().log.error('request.failed', {
    reason: `${kind} in ${context.routePath}`,
    requestId: digest ?? '',
  })
}
