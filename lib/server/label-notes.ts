import 'server-only'
import { advanceProvenance, type ProvenanceDeps } from '#lib/flows/advance-provenance.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { err } from '#lib/kernel/result.ts'
import { server } from './server.ts'

/** An EHR that is slow to take labels must not keep the worker from its notes. */
const AT_ONCE = 4

export type NoteLabels = {
  /** Sends the labels of a filing if they are due; where too many are under way, the sweep will. */
  readonly begin: (filingId: FilingId) => void
  /** Begins what is due and nobody is at. */
  readonly sweep: () => Promise<void>
  /** Waits for those under way. */
  readonly stop: () => Promise<void>
}

/** Labels follow notes beside the worker's own work: nothing waits for them, and nothing hangs on them. */
export function labelNotes(deps: ProvenanceDeps): NoteLabels {
  const underWay = new Map<FilingId, Promise<void>>()

  async function label(filingId: FilingId): Promise<void> {
    const labelled = await advanceProvenance(deps, filingId).catch(() => unexpected)
    if (labelled.ok) return
    const { code, reason } = labelled.error
    server().log.warn('filing.not-labelled', { filingId, code, reason })
  }

  function begin(filingId: FilingId): void {
    if (underWay.size >= AT_ONCE || underWay.has(filingId)) return
    underWay.set(
      filingId,
      label(filingId).finally(() => underWay.delete(filingId)),
    )
  }

  return {
    begin,
    async sweep() {
      const now = await deps.filings.now()
      const due = now.ok ? await deps.provenances.due(now.value, AT_ONCE) : now
      for (const filingId of due.ok ? due.value : []) begin(filingId)
    },
    async stop() {
      await Promise.all(underWay.values())
    },
  }
}

const unexpected = err(appError('UNEXPECTED'))
