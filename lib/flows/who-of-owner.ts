import type { AuditWho } from '../audit/audit-event.ts'
import type { LaunchId } from '../kernel/ids.ts'
import type { NoteOwner } from '../note/note-store.ts'

/** In whose name something happens to what belongs to this owner, while nobody asks for it. */
export const whoOfOwner = (owner: NoteOwner, launchId: LaunchId): AuditWho => ({
  tenant: owner.tenant,
  ehrId: owner.ehrId,
  launchId,
  user: owner.author,
  patient: owner.patientId,
  encounter: owner.encounterId ?? null,
})
