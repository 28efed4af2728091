import 'server-only'
import { type OpenedCoSign, openCoSign } from '#lib/flows/open-co-sign.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import type { Server } from './server.ts'
import { Unavailable } from './unavailable.ts'

/** The note that a page is asked to show for co-signature; undefined when there is none for this user. */
export async function coSignOfVisit(
  server: Server,
  open: OpenLaunch,
  asked: unknown,
): Promise<OpenedCoSign | undefined> {
  const filingId = filingIdSchema.safeParse(asked)
  if (!filingId.success) return undefined
  const coSign = await openCoSign(server, open, filingId.data)
  if (coSign.ok) return coSign.value
  if (coSign.error.code === 'FILING_NOT_FOUND') return undefined
  throw new Unavailable(coSign.error.code)
}
