/** A way of writing that was misread and harmed patients, and what to write instead. */
export type Rule = {
  /** Stable name: `ismp-units`. */
  readonly id: string
  /** Why, in one sentence. */
  readonly message: string
  /** Matches exactly what is to be replaced; global, so that every occurrence is found. */
  readonly pattern: RegExp
  /** What may stand there, the likeliest first; more than one where the writing has two meanings. */
  readonly fixes: (written: string, place: Place) => readonly string[]
  /** Where the same letters mean something else unless the text speaks of this. */
  readonly speaksOf?: RegExp
}

/** What stands around a match. */
export type Place = { readonly before: string; readonly after: string }

export const always =
  (...fixes: readonly string[]) =>
  (): readonly string[] =>
    fixes

/** Begins and ends where no letter or digit touches. */
export const alone = (spelling: string, flags = 'giu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelling})(?![\\p{L}\\p{N}])`, flags)

/** A unit of a dose; `mg/dL`, `U/L` measure what was found in blood and are none. */
export const DOSE =
  '(?:mg|mcg|µg|μg|ug|g|grams?|mL|ml|cc|units?|[Uu]|IU|tablets?|tabs?|capsules?|caps?|puffs?|drops?|gtts?|mEq)(?![\\p{L}\\p{N}])(?!/(?:d?L|ml|mL|mmol))'

/** After a dose: `40 mg SC`. */
export const AFTER_DOSE = `(?<=\\d ?${DOSE} )`

/** An abbreviation with its last full stop; that one stays when it ends the sentence as well. */
export const dotted =
  (...fixes: readonly string[]) =>
  (written: string, { after }: Place): readonly string[] =>
    written.endsWith('.') && /^(?:\s*$|\s+[\p{Lu}“])/u.test(after)
      ? fixes.map((fix) => `${fix}.`)
      : fixes
