import 'server-only'
import type { ProvenanceDeps } from '#lib/flows/advance-provenance.ts'
import { connectFiling } from './connect-filing.ts'
import type { Server } from './server.ts'

/** What moving filings on needs, and their labels after them. */
export const filingDeps = (server: Server): ProvenanceDeps => ({
  audit: server.audit,
  filings: server.filings,
  provenances: server.provenances,
  approvals: server.approvals,
  sha256: server.sha256,
  chance: Math.random,
  monotonicMs: () => performance.now(),
  connect: (filing) => connectFiling(server, filing),
})
