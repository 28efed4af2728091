import type { Transcript } from '#lib/ambient/transcript.ts'
import type { ChartFact } from '#lib/note/chart-fact.ts'

/** What the page knows of a note's sources: what was said, and the chart facts that were read. */
export type NoteSources = {
  readonly transcripts: readonly Transcript[]
  readonly chartFacts?: readonly ChartFact[] | undefined
}
