import 'server-only'
import { readTrailQuery, type TrailQuery, trailQuerySchema } from '#lib/console/trail-query.ts'
import type { ConsoleAccess } from './console-access.ts'
import { server } from './server.ts'

// What somebody looks for names patients and people, so it never stands in an address: it is sent as
// a form and goes on encrypted, for this session alone (S38).
const about = ({ session, tenant }: ConsoleAccess): string =>
  `console query of ${session.id} in ${tenant}`

/** @returns the query of the address of a page that shows what the form asks for */
export function queryAddress(access: ConsoleAccess, form: URLSearchParams): URLSearchParams {
  const read = readTrailQuery(form, access.settings.timeZone)
  if (!read.ok) return new URLSearchParams({ wrong: read.error })
  return new URLSearchParams({ q: sealQuery(access, read.value) })
}

const sealQuery = (access: ConsoleAccess, query: TrailQuery): string =>
  server().seal.seal(about(access), JSON.stringify(query))

/** @returns undefined for none, and for one of another session */
export function openQuery(access: ConsoleAccess, sealed: unknown): TrailQuery | undefined {
  if (typeof sealed !== 'string') return undefined
  try {
    return trailQuerySchema.parse(JSON.parse(server().seal.open(about(access), sealed)))
  } catch {
    return undefined
  }
}
