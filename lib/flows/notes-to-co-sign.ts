import type { AccessGrant } from '../audit/audit-log.ts'
import type { CoSignStore } from '../filing/co-sign-store.ts'
import type { FilingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** A note about the patient of this chart that this user is asked to co-sign. */
export type NoteToCoSign = {
  readonly filingId: FilingId
  readonly authorName: string
  readonly signedAt: Instant
}

/** What waits here for this user's co-signature, oldest first. @returns STORE_UNAVAILABLE */
export async function notesToCoSign(
  { coSigns }: { readonly coSigns: CoSignStore },
  { launch }: OpenLaunch,
  grant: AccessGrant,
): Promise<Result<readonly NoteToCoSign[]>> {
  const awaiting = await coSigns.awaiting(grant, launch, launch.patientId)
  if (!awaiting.ok) return awaiting
  return ok(
    awaiting.value.map(({ request, filing }) => ({
      filingId: filing.id,
      authorName: request.authorName,
      signedAt: filing.createdAt,
    })),
  )
}
