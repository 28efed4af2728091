import 'server-only'
import { viewFiling } from '#lib/flows/view-filing.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { protectedRead } from './protected-read.ts'

/** `GET /l/{launchId}/filings/{filingId}`: where a filing stands, from our own store. */
export const filing = protectedRead<{ filingId: string }>(async (open, { filingId }, server) => {
  const id = filingIdSchema.safeParse(filingId)
  return id.success ? viewFiling(server, open, id.data) : err(appError('FILING_NOT_FOUND'))
})
