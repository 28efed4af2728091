import type { AccessGrant } from '../audit/audit-log.ts'
import type { AppErrorCode } from '../kernel/app-error.ts'
import { assertNever } from '../kernel/assert-never.ts'
import type {
  EhrId,
  EncounterId,
  FilingId,
  NoteId,
  PatientId,
  TenantId,
  UserUrl,
} from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { FilingKind, FilingState } from './filing.ts'

/** What is left to do, in the order of its urgency. */
export const worklistKinds = [
  'failed',
  'to-co-sign',
  'held',
  'not-filed',
  'awaited',
  'unsigned',
] as const
export type WorklistKind = (typeof worklistKinds)[number]

/**
 * A co-signature that is not settled: to be given by this user, or given and on its way; awaited by
 * this user, or returned to this user for changes.
 */
export type CoSignWork = {
  /** The filing of the preliminary note. */
  readonly filingId: FilingId
  readonly standing: 'to-give' | 'given' | 'awaited' | 'returned'
  /** Whose note it is, who is to co-sign it, or who returned it; undefined: anybody. */
  readonly name: string | undefined
}

/** Something that a user began, or is asked for, and the EHR does not have as it is to be. */
export type UnfinishedWork = {
  readonly noteId: NoteId
  /** LOINC code of the note's type. */
  readonly noteType: string
  /** What it is to do to the chart. */
  readonly does: FilingKind
  readonly patientId: PatientId
  readonly encounterId: EncounterId | undefined
  /** As the EHR told it when this user last opened the patient's chart. */
  readonly patientName: string | undefined
  /** When the draft was begun, or the note signed. */
  readonly since: Instant
  /** Of a signed note. */
  readonly filing:
    | {
        readonly id: FilingId
        readonly state: Exclude<FilingState, 'filed'>
        readonly errorCode: AppErrorCode | undefined
      }
    | undefined
  readonly coSign: CoSignWork | undefined
}

/** Whose work, at which EHR. */
export type Worker = {
  readonly tenant: TenantId
  readonly ehrId: EhrId
  /** Patients of another server under the same entry are other people. */
  readonly ehrIss: string
  readonly user: UserUrl
}

export interface WorklistStore {
  /** All of it across patients, oldest first. @returns STORE_UNAVAILABLE */
  unfinishedBy(grant: AccessGrant, worker: Worker): Promise<Result<readonly UnfinishedWork[]>>
}

const coSignKinds = {
  'to-give': 'to-co-sign',
  awaited: 'awaited',
  returned: 'failed',
} as const

/** Where a piece of work belongs in the list (product-ux S9). */
export function worklistKind({
  filing,
  coSign,
}: Pick<UnfinishedWork, 'filing' | 'coSign'>): WorklistKind {
  if (coSign && coSign.standing !== 'given') return coSignKinds[coSign.standing]
  if (!filing) return 'unsigned'
  const { state } = filing
  switch (state) {
    case 'queued':
    case 'sending':
    case 'unknown':
      return 'not-filed'
    case 'held':
      return 'held'
    case 'rejected':
    case 'needs-user':
    case 'needs-review':
      return 'failed'
    default:
      return assertNever(state)
  }
}
