import type { HttpBindings } from '@hono/node-server'
import type { ArmedFault } from './faults.ts'

/** What travels with a request through the middleware of a site. */
export type SiteEnv = {
  /** Absent when a test calls the server without a socket. */
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    faults: readonly ArmedFault[]
    wasDropped: boolean
  }
}
