import { type AuditLog, audited } from '../audit/audit-log.ts'
import { initialsOf } from '../fhir/initials.ts'
import type { FilingKind, FilingState } from '../filing/filing.ts'
import {
  type CoSignWork,
  type UnfinishedWork,
  type WorklistKind,
  type WorklistStore,
  worklistKind,
} from '../filing/worklist.ts'
import type { AppErrorCode } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** One row of the worklist. Of patients whose chart is not open here it tells initials at most. */
export type WorklistItem = {
  readonly noteId: NoteId
  readonly kind: WorklistKind
  readonly noteType: string
  readonly does: FilingKind
  readonly since: Instant
  readonly state: FilingState | undefined
  readonly errorCode: AppErrorCode | undefined
  /** A draft is opened in its visit, what is signed in any of its patient, all else from the EHR. */
  readonly place: 'here' | 'other-visit' | 'other-patient'
  /** `R. M.`; undefined when no name is known. */
  readonly initials: string | undefined
  readonly coSign: CoSignWork | undefined
}

/**
 * This user's unfinished work at this EHR across patients, oldest first (product-ux S9).
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function readWorklist(
  deps: { readonly audit: AuditLog; readonly worklist: WorklistStore },
  open: OpenLaunch,
): Promise<Result<readonly WorklistItem[]>> {
  const { launch } = open
  const { tenant, ehrId, ehrIss, user } = launch
  return audited(deps.audit, launchWho(launch), { action: 'worklist.read' }, async (grant) => {
    const work = await deps.worklist.unfinishedBy(grant, { tenant, ehrId, ehrIss, user })
    if (!work.ok) return work
    const shown = await recordOthers(deps.audit, launch, work.value)
    return shown.ok ? ok(work.value.map((one) => itemOf(one, open))) : shown
  })
}

function placeOf(
  { patientId, encounterId, filing, coSign }: UnfinishedWork,
  launch: Launch,
): WorklistItem['place'] {
  if (patientId !== launch.patientId) return 'other-patient'
  // The note of another is co-signed from any visit of its patient.
  const isOfOther = coSign?.standing === 'to-give' || coSign?.standing === 'given'
  const isOfThisVisit = encounterId === launch.encounterId
  return isOfOther || filing !== undefined || isOfThisVisit ? 'here' : 'other-visit'
}

/** Each other patient in it is on that patient's own trail before anything of it is shown (AU-6). */
async function recordOthers(
  audit: AuditLog,
  launch: Launch,
  work: readonly UnfinishedWork[],
): Promise<Result<void>> {
  const others = new Set(work.map(({ patientId }) => patientId))
  others.delete(launch.patientId)
  const event = { action: 'worklist.show' } as const
  const recorded = await Promise.all(
    [...others].map((patient) => {
      const who = { ...launchWho(launch), patient, encounter: null }
      return audited(audit, who, event, async () => ok(undefined))
    }),
  )
  return recorded.find((one) => !one.ok) ?? ok(undefined)
}

function itemOf(work: UnfinishedWork, { launch }: OpenLaunch): WorklistItem {
  const { noteId, noteType, does, since, filing, patientName, coSign } = work
  return {
    ...{ noteId, noteType, does, since, coSign },
    kind: worklistKind(work),
    state: filing?.state,
    errorCode: filing?.errorCode,
    place: placeOf(work, launch),
    initials: patientName === undefined ? undefined : initialsOf(patientName) || undefined,
  }
}
