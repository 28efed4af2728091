import { provenanceStates } from '#lib/filing/provenance-filing.ts'
import { crashPointNames } from './crash-points.ts'
import type { Outcome } from './simulate.ts'
import { rowName, transitionRows } from './transition-rows.ts'

/** What many runs reached together (SIM-8): a seed set that never gets somewhere proves nothing. */
export type Coverage = {
  readonly rows: ReadonlyMap<string, number>
  readonly crashes: ReadonlyMap<string, number>
  /** Where labels ended. */
  readonly labels: ReadonlyMap<string, number>
}

export const emptyCoverage: Coverage = {
  rows: new Map(),
  crashes: new Map(),
  labels: new Map(),
}

function counted(before: ReadonlyMap<string, number>, seen: Iterable<string>) {
  const after = new Map(before)
  for (const name of seen) after.set(name, (after.get(name) ?? 0) + 1)
  return after
}

/** The coverage with what one more run reached. */
export const withRun = (
  { rows, crashes, labels }: Coverage,
  run: Pick<Outcome, 'history' | 'crashes' | 'labels'>,
): Coverage => ({
  rows: counted(
    rows,
    run.history.moves.map(({ before, event }) => rowName(before, event)),
  ),
  crashes: counted(crashes, run.crashes),
  labels: counted(labels, run.labels),
})

/**
 * Rows that no flow can reach, each with its reason. A row that becomes reachable must leave this
 * list, and the test says so.
 */
export const unreachableRows: Readonly<Record<string, string>> = {
  'held · refused': 'no EHR tells a client that it discarded what it held',
  'rejected · dismissed': 'a note that is put aside goes nowhere any more',
  'filed · signed-in': 'a sign-in resumes what is unfinished, and filed is not',
}

/** Where labels can end; they wait for ever where their note never stands as it was signed. */
const labelEnds = provenanceStates.filter((state) => state !== 'sending')

/** What was not reached although it can be. */
export const missedBy = ({ rows, crashes, labels }: Coverage): readonly string[] => [
  ...transitionRows.filter((row) => !rows.has(row) && !(row in unreachableRows)),
  ...crashPointNames.filter((point) => !crashes.has(point)),
  ...labelEnds.filter((end) => !labels.has(end)),
]
