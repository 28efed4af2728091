import 'server-only'
import { compareFiling } from '#lib/flows/compare-filing.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { openEhr } from './open-ehr.ts'
import { protectedRead } from './protected-read.ts'

/** `GET /l/{launchId}/filings/{filingId}/difference`: what the EHR holds beside what was filed. */
export const filingDifference = protectedRead<{ filingId: string }>(
  async (open, { filingId }, server) => {
    const id = filingIdSchema.safeParse(filingId)
    if (!id.success) return err(appError('FILING_NOT_FOUND'))
    return compareFiling({ ...server, ehr: openEhr(server, open).ehr }, open.launch, id.data)
  },
  { kind: 'use' },
)
