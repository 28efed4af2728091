import type { Result } from '../kernel/result.ts'
import type { ChartFact } from '../note/chart-fact.ts'
import type { Note } from '../note/note.ts'
import type { Transcript } from './transcript.ts'

export type DraftLength = 'short' | 'standard' | 'full'

/** What a draft is made from, and nothing else. */
export type DraftMaterial = {
  readonly transcript: Transcript
  /** Patient (age and sex), problems and whatever else may open or support the note. */
  readonly chartFacts: readonly ChartFact[]
  /** How much of what was said a draft may hold; `standard` unless it is told. */
  readonly length?: DraftLength | undefined
  /** Ids for new statements. */
  readonly newId: () => string
}

/**
 * Makes a first draft. Every statement it adds carries its evidence; what it cannot show a source
 * for, it does not write. The verifier judges the result whoever made it.
 */
export interface Drafter {
  /** Name and version, recorded with the note: `extractive-2`. */
  readonly engine: string
  /** @returns the note with statements added; those that were there stay first and unchanged */
  draft(note: Note, material: DraftMaterial): Promise<Result<Note>>
}
