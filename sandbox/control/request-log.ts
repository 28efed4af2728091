import { createHash } from 'node:crypto'
import { createRing, type Ring } from './ring.ts'

export type LoggedRequest = {
  readonly at: string
  readonly method: string
  /** Below the site, e.g. `fhir/Observation`. */
  readonly path: string
  /** In full for FHIR (the data is synthetic); only the names for the authorization server. */
  readonly query: string
  /** 0 when the connection was dropped without an answer. */
  readonly status: number
  readonly milliseconds: number
  readonly requestId: string
  readonly tokenId: string | undefined
  /** Names of the faults that met the request. */
  readonly faults: readonly string[]
}

export type RequestLog = Ring<LoggedRequest>

export const createRequestLog = (): RequestLog => createRing<LoggedRequest>(10_000)

/** Tells tokens apart without repeating them. */
export const tokenIdOf = (bearer: string): string =>
  createHash('sha256').update(bearer).digest('hex').slice(0, 16)
