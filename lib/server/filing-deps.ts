import 'server-only'
import type { FilingDeps } from '#lib/flows/filing-work.ts'
import { connectFiling } from './connect-filing.ts'
import type { Server } from './server.ts'

/** What moving filings on needs. */
export const filingDeps = (server: Server): FilingDeps => ({
  audit: server.audit,
  filings: server.filings,
  sha256: server.sha256,
  chance: Math.random,
  monotonicMs: () => performance.now(),
  connect: (filing) => connectFiling(server, filing),
})
