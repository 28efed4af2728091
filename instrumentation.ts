import type { Instrumentation } from 'next'

/** Once per process: a faulty configuration stops the start, and a stop writes the trail's end. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: replaced by the compiler; it is no configuration
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { watchProcess } = await import('#lib/server/watch-process.ts')
    // biome-ignore lint/style/noProcessEnv: replaced by the compiler; it is no configuration
    watchProcess({ isProduction: process.env.NODE_ENV === 'production' })
  }
}

export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  // biome-ignore lint/style/noProcessEnv: replaced by the compiler; it is no configuration
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequestError } = await import('#lib/server/watch-process.ts')
    logRequestError(error, context.routePath)
  }
}
