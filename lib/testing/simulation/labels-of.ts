import { mayBeLabelled } from '#lib/filing/provenance-filing.ts'
import type { EndOfLabels } from './history.ts'
import type { Run } from './run.ts'

/** Where the labels of a run stand. */
export const labelsOf = ({ database, filing }: Run): readonly EndOfLabels[] =>
  database.provenances.all().map(({ filingId, state, provenanceId }) => {
    const labelled = filing(filingId)
    const isDue = labelled !== undefined && mayBeLabelled(labelled)
    return { filingId, state, provenanceId, mayBeLabelled: isDue }
  })

/** They do not wait for their note any more, and are not over. */
export const isUnderWay = ({ state, mayBeLabelled: isDue }: EndOfLabels): boolean =>
  state === 'sending' || (state === 'waiting' && isDue)
