import 'server-only'
import { pino } from 'pino'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'

/**
 * What a log line may hold. An allow-list by type: there is no field for free text from a request, a
 * patient or an EHR (S30).
 */
export type LogFields = {
  readonly code?: AppErrorCode
  readonly reason?: string | undefined
  readonly ehrId?: string
  readonly launchId?: string
  readonly filingId?: string
  readonly requestId?: string
  readonly state?: string
  readonly status?: number
  readonly ms?: number
  readonly count?: number
}

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/** One JSON line per event on standard output. */
export function openLog(options: { level: string; node: string }): Log {
  const logger = pino({
    level: options.level,
    base: { node: options.node },
    timestamp: pino.stdTimeFunctions.isoTime,
  })
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields) => logger.error({ event, ...fields }),
  }
}
