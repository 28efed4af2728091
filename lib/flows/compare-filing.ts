import type { ApprovalStore } from '../filing/approval-store.ts'
import type { FilingId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type LineChange, lineDiff } from '../note/line-diff.ts'
import type { Launch } from '../smart/launch.ts'
import { isAcceptable } from './accept-record.ts'
import { readStanding, type StandingDeps } from './read-standing.ts'

/** What the EHR holds now beside what stood there when its author last saw it. */
export type RecordDifference = {
  readonly version: string | undefined
  readonly status: string | undefined
  readonly docStatus: string | undefined
  /** From the text that was filed to the one that is there; undefined when it cannot be read. */
  readonly lines: readonly LineChange[] | undefined
  /** Its author can go on from it. */
  readonly isAcceptable: boolean
}

/**
 * Reads the record of a filing that somebody else changed, and shows the difference to its author
 * (WB-30).
 *
 * @returns what readStanding does
 */
export async function compareFiling(
  deps: StandingDeps & { readonly approvals: ApprovalStore },
  launch: Launch,
  filingId: FilingId,
): Promise<Result<RecordDifference>> {
  const standing = await readStanding(deps, launch, filingId)
  if (!standing.ok) return standing
  const { base, read } = standing.value
  const { tenant, noteId, noteVersion, standingText } = base
  const filed =
    standingText === undefined
      ? await deps.approvals.textOf(tenant, noteId, noteVersion)
      : ok(standingText)
  if (!filed.ok) return filed
  const { document, text } = read
  const lines = text === undefined ? undefined : lineDiff(linesOf(filed.value), linesOf(text))
  const { status, docStatus, meta } = document
  return ok({
    ...{ version: meta?.versionId, status, docStatus, lines },
    isAcceptable: isAcceptable(standing.value),
  })
}

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n')
