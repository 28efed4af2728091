import { buildDocumentReference } from '../filing/build-document-reference.ts'
import type { EhrProfile } from '../filing/ehr-profile.ts'
import { etagOf } from '../filing/etag.ts'
import type { Filing } from '../filing/filing.ts'
import { newProgress } from '../filing/new-progress.ts'
import type { FilingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ApprovedNote } from '../note/approve.ts'
import type { StoredNote } from '../note/note-store.ts'
import type { NoteDeps } from './note-deps.ts'
import type { Amended } from './read-amended.ts'
import type { OpenLaunch } from './resume-launch.ts'

type Signed = {
  readonly stored: StoredNote
  readonly version: number
  readonly profile: EhrProfile
  readonly amended: Amended | undefined
  readonly approved: ApprovedNote
  /** In the EHR's words. */
  readonly author: string
  readonly careFrom: Instant
  /** Title of the note's type. */
  readonly title: string
  /** It waits for a co-signature. */
  readonly isPreliminary: boolean
}

/** The filing of a signed note or amendment, and the resource as it is frozen (WB-21). */
export function prepareFiling(
  deps: Pick<NoteDeps, 'random' | 'sha256' | 'sha1Base64'>,
  open: OpenLaunch,
  signed: Signed,
): { readonly filing: Filing; readonly payload: string } {
  const { stored, approved } = signed
  const { launch, registration } = open
  // Made here and nowhere else; the form is that of filingIdSchema.
  const id = deps.random.uuid() as FilingId
  const payload = JSON.stringify(documentOf(deps, open, signed, id))
  return {
    payload,
    filing: {
      id,
      ...kindOf(signed),
      originalNoteId: stored.amends?.originalNoteId ?? stored.note.id,
      tenant: launch.tenant,
      ehrId: launch.ehrId,
      ehrIss: registration.issuer,
      noteId: stored.note.id,
      noteVersion: signed.version,
      patientId: launch.patientId,
      encounterId: encounterOf(open, signed),
      author: launch.user,
      isPreliminary: signed.isPreliminary,
      launchId: launch.id,
      payloadSha256: deps.sha256(payload),
      attachmentSha256: approved.sha256,
      createdAt: approved.at,
      ...newProgress(approved.at),
    },
  }
}

/** What amends a note is of the visit of that note, whenever it is written. */
const encounterOf = ({ launch }: OpenLaunch, { amended }: Signed) =>
  (amended?.target ?? launch).encounterId

function kindOf({ stored, amended }: Signed): Pick<Filing, 'kind' | 'method' | 'target'> {
  const { amends } = stored
  if (!amends || !amended) return { kind: 'file', method: 'create', target: undefined }
  const { target, method } = amended
  return {
    kind: amends.kind,
    method,
    target: {
      filingId: target.id,
      recordId: target.record.id,
      ifMatch: etagOf(target.record),
      reason: amends.reason,
    },
  }
}

function documentOf(
  deps: Pick<NoteDeps, 'sha1Base64'>,
  open: OpenLaunch,
  signed: Signed,
  id: FilingId,
) {
  const { launch, registration } = open
  const { stored, profile, amended, approved, title, isPreliminary } = signed
  return buildDocumentReference(
    {
      // A record that is changed in place goes on under the identifier that it has.
      filingId: amended?.method === 'put' ? amended.identifier : id,
      method: amended?.method ?? 'create',
      isPreliminary,
      recordId: amended?.target.record.id,
      issuer: registration.issuer,
      profile,
      type: { code: stored.note.type, title },
      patientId: launch.patientId,
      encounterId: encounterOf(open, signed),
      author: { user: launch.user, name: signed.author },
      text: approved.renderedText,
      approvedAt: approved.at,
      careFrom: signed.careFrom,
    },
    deps.sha1Base64,
  )
}
