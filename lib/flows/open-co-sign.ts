import { type AuditLog, audited } from '../audit/audit-log.ts'
import { type AmendRight, amendRight } from '../filing/amend-right.ts'
import {
  type CoSignReturn,
  type CoSignStanding,
  coSignStanding,
  successorOf,
} from '../filing/co-sign.ts'
import { documentReferenceSchema } from '../filing/document-reference.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import type { FilingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import { launchWho } from '../smart/launch-who.ts'
import { findCoSign } from './find-co-sign.ts'
import type { CoSignDeps } from './note-deps.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** A preliminary note as it is shown to whoever is asked to co-sign it. */
export type OpenedCoSign = {
  readonly filingId: FilingId
  /** Title of its type, as it was filed. */
  readonly title: string
  readonly authorName: string
  readonly signedAt: Instant
  readonly encounter: string | undefined
  readonly addressedName: string | undefined
  /** Id of the preliminary record. */
  readonly recordId: string | undefined
  /** The exact text that was filed. */
  readonly text: string
  readonly standing: CoSignStanding
  readonly returned: CoSignReturn | undefined
  /** This user's own co-signature. */
  readonly coSignedBy: FilingId | undefined
  readonly right: AmendRight
}

/**
 * A preliminary note for the clinician who is asked to co-sign it, beside the chart of its patient.
 * @returns FILING_NOT_FOUND, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function openCoSign(
  deps: CoSignDeps & { readonly audit: AuditLog },
  open: OpenLaunch,
  filingId: FilingId,
): Promise<Result<OpenedCoSign>> {
  const { launch, registration } = open
  const event = { action: 'note.cosign-open', filingId } as const
  return audited(deps.audit, launchWho(launch), event, async () => {
    const found = await findCoSign(deps, launch, filingId)
    if (!found.ok) return found
    const { request, filing, family } = found.value
    const { tenant, noteId, noteVersion } = filing
    const text = await deps.approvals.textOf(tenant, noteId, noteVersion)
    if (!text.ok) return text
    const payload = await deps.filings.payload(filingId)
    if (!payload.ok) return payload
    const successor = successorOf(request, family)
    const isOwn = successor?.kind === 'co-sign' && successor.author === launch.user
    return ok({
      filingId,
      title: documentReferenceSchema.parse(JSON.parse(payload.value)).type.text,
      authorName: request.authorName,
      signedAt: filing.createdAt,
      encounter: request.encounter,
      addressedName: request.addressed?.name,
      recordId: filing.record?.id,
      text: text.value,
      standing: coSignStanding(request, family),
      returned: request.returned,
      coSignedBy: isOwn ? successor.id : undefined,
      right: amendRight(profileOf(registration), launch.context.grantedScopes, 'co-sign'),
    })
  })
}
