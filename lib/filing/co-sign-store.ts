import type { AccessGrant } from '../audit/audit-log.ts'
import type { NoteId, PatientId } from '../kernel/ids.ts'
import type { Result } from '../kernel/result.ts'
import type { TargetObjection } from './approval-store.ts'
import type { CoSignRequest, CoSignReturn } from './co-sign.ts'
import type { Filing } from './filing.ts'
import type { Worker } from './worklist.ts'

/** A preliminary note that waits for a co-signature, and what its author asked for. */
export type AwaitedCoSign = {
  readonly request: CoSignRequest
  readonly filing: Pick<Filing, 'id' | 'author' | 'createdAt'>
}

/** Where requests for co-signatures are kept. Every method may answer STORE_UNAVAILABLE. */
export interface CoSignStore {
  /** Those of a note and of what amends it. */
  ofFamily(originalNoteId: NoteId): Promise<Result<readonly CoSignRequest[]>>
  /** What this user may co-sign of a patient: filed, and neither signed nor returned nor changed. */
  awaiting(
    grant: AccessGrant,
    worker: Worker,
    patientId: PatientId,
  ): Promise<Result<readonly AwaitedCoSign[]>>
  /**
   * Gives a note back to its author. The family is looked at within, so that of a signature and a
   * return at once only one is stored.
   */
  giveBack(filing: Filing, back: CoSignReturn): Promise<Result<'stored' | TargetObjection>>
}
