import { clinicalKinds } from '#lib/note/clinical-words.ts'
import type { Statement } from '#lib/note/note.ts'
import { quantitiesOf } from '#lib/note/quantities.ts'
import { stem, wordsOf } from '#lib/note/words.ts'

/** How many things statements name, and how many of them their own evidence does not. */
export type Grounding = { readonly named: number; readonly missing: number }

/** Numbers of each statement that none of its quotes says, in digits or in words. */
export const groundedNumbers = (statements: readonly Statement[]): Grounding =>
  groundingOf(statements, (text) =>
    quantitiesOf(text).flatMap(({ value, isWeak }) => (isWeak ? [] : value.split('/'))),
  )

/** Medications of each statement that none of its quotes names. */
export const groundedMedications = (statements: readonly Statement[]): Grounding =>
  groundingOf(statements, (text) =>
    wordsOf(text)
      .map((word) => stem(word.text))
      .filter((key) => clinicalKinds(key).has('drug')),
  )

function groundingOf(
  statements: readonly Statement[],
  thingsIn: (text: string) => readonly string[],
): Grounding {
  let named = 0
  let missing = 0
  for (const { text, evidence } of statements) {
    const cited = new Set(evidence.flatMap(({ quote }) => thingsIn(quote)))
    const things = thingsIn(text)
    named += things.length
    missing += things.filter((thing) => !cited.has(thing)).length
  }
  return { named, missing }
}
