import { z } from 'zod'

/** From this level on a line of pino's JSON is an error. */
const PINO_ERROR = 50

const pinoLine = z.object({ level: z.number() })

function pinoLevel(line: string): number | undefined {
  try {
    return pinoLine.safeParse(JSON.parse(line)).data?.level
  } catch {
    return undefined
  }
}

/** PostgreSQL says everything on the error stream, its severity after the process number. */
const POSTGRES_LINE = /\[\d+\] (?<severity>[A-Z]+\d?): {2}(?<message>.*)/
const POSTGRES_TROUBLE = new Set(['FATAL', 'PANIC'])
/** What clients are told while it starts and stops. */
const POSTGRES_PATIENCE =
  /^(the database system is (starting up|shutting down|in recovery mode|not yet accepting)|terminating connection due to administrator command)/

/** Which lines of a child are shown in the terminal; all of them are in its log file. */
export function isWorthShowing(line: string, stream: 'out' | 'err'): boolean {
  const { severity, message } = POSTGRES_LINE.exec(line)?.groups ?? {}
  if (severity && message !== undefined)
    return POSTGRES_TROUBLE.has(severity) && !POSTGRES_PATIENCE.test(message)
  const level = line.startsWith('{') ? pinoLevel(line) : undefined
  return level === undefined ? stream === 'err' && line.trim() !== '' : level >= PINO_ERROR
}
