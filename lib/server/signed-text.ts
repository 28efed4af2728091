import 'server-only'
import { readSignedText } from '#lib/flows/read-signed-text.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { protectedRead } from './protected-read.ts'

/** `GET /l/{launchId}/filings/{filingId}/text`: the text that was signed, for copying by hand. */
export const signedText = protectedRead<{ filingId: string }>(
  async ({ launch }, { filingId }, server) => {
    const id = filingIdSchema.safeParse(filingId)
    return id.success ? readSignedText(server, launch, id.data) : err(appError('FILING_NOT_FOUND'))
  },
  { kind: 'use' },
)
