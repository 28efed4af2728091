import type { RecordDifference } from '#lib/flows/compare-filing.ts'
import type { FilingDecision } from '#lib/flows/decide-filing.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { UserUrl } from '#lib/kernel/ids.ts'
import type { Overrides } from '#lib/note/approve.ts'

/** What an action came to, as far as the page needs it. */
export type ActionAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: AppErrorCode }

/** Asked of somebody of the visit, or of anybody of the site. */
export type AskCoSign = { readonly to?: UserUrl | undefined }

/** Signs the note that is shown, with the reasons for what stays without evidence. */
export type SignNote = (signing: {
  readonly overrides: Overrides
  readonly coSign: AskCoSign | undefined
}) => Promise<ActionAnswer>

/** Tells the server what a person decided about their filing. */
export type DecideFiling = (decision: FilingDecision) => Promise<ActionAnswer>

/** Puts a refused filing aside. */
export type DismissFiling = (reason: string) => Promise<ActionAnswer>

/** The record as others changed it: how to read it, and how to go on from a version of it. */
export type ChangedRecord = {
  readonly read: () => Promise<RecordDifference>
  readonly accept: (version: string) => Promise<ActionAnswer>
}
