import 'server-only'
import type { Log } from '#lib/adapters/log/log.ts'
import type { AuditChecks } from '#lib/audit/audit-check.ts'

const TELL_EVERY_MS = 1_000

/** Checks everything and keeps what it found; somewhere else than on this thread. */
export type CheckTrail = (options: {
  readonly signal: AbortSignal
  readonly onProgress: (records: number) => void
}) => Promise<void>

type Deps = {
  readonly checks: Pick<AuditChecks, 'tell' | 'end'>
  readonly log: Pick<Log, 'error'>
  readonly checkTrail: CheckTrail
  /** The process is about to end, and the check with it. */
  readonly stopping: AbortSignal
}

/**
 * Does a check that was asked for, and tells every second how far it is. One that was given up
 * meanwhile, or cannot be told of, is not begun.
 */
export async function runCheck(
  { checks, log, checkTrail, stopping }: Deps,
  id: string,
): Promise<void> {
  const begun = await checks.tell(id, 0)
  if (!begun.ok || !begun.value) return
  let records = 0
  const telling = setInterval(() => void checks.tell(id, records), TELL_EVERY_MS)
  const onProgress = (checked: number): void => {
    records = checked
  }
  try {
    stopping.throwIfAborted()
    await checkTrail({ signal: stopping, onProgress })
    await checks.tell(id, records)
    await checks.end(id, 'done')
  } catch (problem) {
    const state = stopping.aborted ? 'interrupted' : 'unavailable'
    log.error('audit.not-checked', { reason: problem instanceof Error ? problem.name : state })
    await checks.end(id, state)
  } finally {
    clearInterval(telling)
  }
}
