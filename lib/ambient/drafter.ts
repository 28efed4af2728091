import type { Result } from '../kernel/result.ts'
import type { DraftLength } from '../note/aids/draft-length.ts'
import type { Wording } from '../note/aids/draft-style.ts'
import type { ChartFact } from '../note/chart-fact.ts'
import type { Note } from '../note/note.ts'
import type { Reason } from '../note/verification.ts'
import type { Transcript } from './transcript.ts'

/** What a draft is made from, and nothing else. */
export type DraftMaterial = {
  readonly transcript: Transcript
  /** Patient (age and sex), problems and whatever else may open or support the note. */
  readonly chartFacts: readonly ChartFact[]
  /** How much of what was said a draft may hold; `standard` unless it is told. */
  readonly length?: DraftLength | undefined
  /** How statements are worded; `sentences` unless it is told. */
  readonly wording?: Wording | undefined
  /** Ids for new statements. */
  readonly newId: () => string
}

/** Why a statement that a drafter wanted did not get into its draft. */
export type LeftOutWhy =
  /** Not of the form that was asked for, or of an impossible length. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'section-unknown' }
  | { readonly kind: 'no-evidence' }
  | { readonly kind: 'evidence-unknown' }
  /** It holds what tells who the patient is; that never comes from a drafter (G7). */
  | { readonly kind: 'identifies' }
  /** Age or sex that the chart does not say (G7). */
  | { readonly kind: 'not-from-chart' }
  | { readonly kind: 'repeated' }
  /** The verifier's objections. */
  | { readonly kind: 'unsupported'; readonly reasons: readonly Reason[] }

export type LeftOut = {
  /** What the statement said, on one line; empty when it said nothing that can be shown. */
  readonly text: string
  readonly why: LeftOutWhy
}

export type Drafting = {
  /** The note with statements added; those that were there stay first and unchanged. */
  readonly note: Note
  readonly leftOut: readonly LeftOut[]
}

/**
 * Makes a first draft. Every statement it adds carries its evidence; what it cannot show a source
 * for, it does not write. The verifier judges the result whoever made it.
 */
export interface Drafter {
  /** Name and version, recorded with each statement: `extractive-2`, `qwen3:32b, draft-1`. */
  readonly engine: string
  /** @returns the codes of the group "Model drafters", where it asks a model */
  draft(note: Note, material: DraftMaterial): Promise<Result<Drafting>>
}
