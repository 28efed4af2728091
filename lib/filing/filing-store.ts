import type { FilingId, LaunchId, NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import type { Filing, FilingProgress, FilingStep } from './filing.ts'

/** A filing that one worker may work on until its lease ends. */
export type TakenFiling = {
  readonly filing: Filing
  /** Goes up with every take: a write with an older number is refused (WB-23). */
  readonly fence: number
}

/** Where filings are kept. Every method may answer STORE_UNAVAILABLE. */
export interface FilingStore {
  /**
   * The store's own time. Whatever is due, leased or waited for goes by it: the clocks of processes
   * differ, and jump (F10).
   */
  now(): Promise<Result<Instant>>
  find(id: FilingId): Promise<Result<Filing | undefined>>
  /** What put the note there, or is to; not what voids or co-signs it. */
  ofNote(noteId: NoteId): Promise<Result<Filing | undefined>>
  /** All filings of a note and of what amends it, oldest first. */
  ofFamily(originalNoteId: NoteId): Promise<Result<readonly Filing[]>>
  steps(id: FilingId): Promise<Result<readonly FilingStep[]>>
  /** The frozen resource, exactly as it goes on the wire. */
  payload(id: FilingId): Promise<Result<string>>
  /**
   * Takes a filing that is due, for `leaseMs`.
   * @returns undefined when it is not due, finished, or with another worker
   */
  take(id: FilingId, now: Instant, leaseMs: number): Promise<Result<TakenFiling | undefined>>
  /**
   * Writes a step of a taken filing and wakes a worker for when it is due next. `release` lets the
   * lease go.
   * @returns false when the lease was lost: nothing was written and nothing more may be done
   */
  record(
    taken: TakenFiling,
    progress: FilingProgress,
    step: FilingStep,
    release: boolean,
  ): Promise<Result<boolean>>
  /** Lets a lease go without a step. */
  release(taken: TakenFiling): Promise<Result<void>>
  /** Filings that are due or whose lease ran out: for the sweep. */
  due(now: Instant, limit: number): Promise<Result<readonly FilingId[]>>
  /** Unfinished filings of this user for this patient, from any launch; not those put aside. */
  unfinishedOf(launch: Launch): Promise<Result<readonly Filing[]>>
  /** Ids of the records of this patient that other filings are. */
  recordsOfOthers(filing: Filing): Promise<Result<ReadonlySet<string>>>
  /**
   * The notes that this user signed about this patient here, by the record that holds them: of a
   * record that was changed in place, the latest.
   */
  signedRecords(launch: Launch): Promise<Result<ReadonlyMap<string, NoteId>>>
  /** A step from outside a worker, such as a person's decision; the launch's token is used next. */
  change(
    filing: Filing,
    progress: FilingProgress,
    step: FilingStep,
    launchId: LaunchId,
  ): Promise<Result<boolean>>
}
