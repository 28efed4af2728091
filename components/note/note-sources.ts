import type { Transcript } from '#lib/ambient/transcript.ts'
import type { ChartFact } from '#lib/note/chart-fact.ts'
import type { WrittenSource } from '#lib/note/sources.ts'

/** What the page knows of a note's sources: what was said, charted, and signed before. */
export type NoteSources = {
  readonly transcripts: readonly Transcript[]
  readonly chartFacts?: readonly ChartFact[] | undefined
  readonly written?: readonly WrittenSource[] | undefined
}
