import type { TenantId, UserUrl } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Result } from '../../kernel/result.ts'
import type { WritingAid } from './writing-aid.ts'

/** Whose aids they are: one user's at one organisation. Nobody else sees them. */
export type AidOwner = { readonly tenant: TenantId; readonly user: UserUrl }

/** Where a clinician's own phrases and templates are kept. Every method may answer STORE_UNAVAILABLE. */
export interface WritingAidStore {
  /** All of this owner, in the order they were first kept. */
  all(owner: AidOwner): Promise<Result<readonly WritingAid[]>>
  /** Adds it, or puts it in place of the owner's own of the same id. Another's is left alone. */
  keep(owner: AidOwner, aid: WritingAid, at: Instant): Promise<Result<void>>
  /** Nothing happens when it is not there. */
  remove(owner: AidOwner, id: string): Promise<Result<void>>
}
