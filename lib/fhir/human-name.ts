import { z } from 'zod'
import { list, periodSchema, text, texts } from './elements.ts'

export const humanNameSchema = z.object({
  use: text,
  text,
  family: text,
  given: texts,
  prefix: texts,
  suffix: texts,
  period: periodSchema.optional(),
  extension: list(z.object({ url: text, valueCode: text })),
})

export type SentName = z.output<typeof humanNameSchema>

/** A person's name as it is shown, FAMILY in capitals (NHS CUI: patient name display). */
export type PersonName = {
  /** `MARCHETTI, Rosalind (Mrs)` */
  readonly full: string
  /** `Dr Okafor`: how a colleague is spoken of. */
  readonly short: string
  /** The same name in its own script, when the record has both. */
  readonly inOwnScript?: string
}

const RANK: Readonly<Record<string, number>> = {
  official: 0,
  usual: 1,
  '': 2,
  temp: 3,
  anonymous: 4,
}
// Behind every name that is in use, before those that never were the usual one.
const RANK_OVER = 4.5
const RANK_LAST = 5 // maiden, old, nickname and whatever else: only when there is no other

/**
 * Chooses the name to show: official, usual, unnamed use, then the rest; one that is over comes
 * after one in use. A name in Latin letters is shown first, the same name in its own script beside
 * it (ISO 21090 name representations ABC, IDE, SYL).
 * @returns undefined when no entry holds any text
 */
export function personName(names: readonly SentName[] | undefined): PersonName | undefined {
  const ranked = (names ?? []).filter(hasText).toSorted((a, b) => rankOf(a) - rankOf(b))
  const [first] = ranked
  if (!first) return undefined
  if (isLatin(first))
    return { full: fullName(first), short: shortName(first), ...ownScript(ranked) }
  const latin = ranked.find((name) => isLatin(name) && rankOf(name) < RANK_LAST)
  if (!latin) return { full: fullName(first), short: shortName(first) }
  return { full: fullName(latin), short: shortName(latin), inOwnScript: fullName(first) }
}

function ownScript(ranked: readonly SentName[]): { readonly inOwnScript?: string } {
  const other = ranked.find((name) => !isLatin(name) && rankOf(name) < RANK_LAST)
  return other ? { inOwnScript: fullName(other) } : {}
}

const rankOf = (name: SentName): number =>
  (RANK[name.use ?? ''] ?? RANK_LAST) + (name.period?.end ? RANK_OVER : 0)

const words = (parts: readonly (string | undefined)[] | undefined): string =>
  (parts ?? [])
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ')

const hasText = (name: SentName): boolean =>
  words([name.text, name.family, ...(name.given ?? [])]) !== ''

const isLatin = (name: SentName): boolean =>
  /^[\p{Script=Latin}\p{N}\p{P}\p{M}\p{Z}\p{S}]*$/u.test(
    words([name.family, ...(name.given ?? [])]) || words([name.text]),
  )

// What tells father from son belongs to the family name; a degree stands at the end.
const GENERATION = /^(?:jr|sr|[ivx]+|2nd|3rd|4th)\.?$/i

/** `FAMILY Jr, Given Given, MD (Title)`; a name that came only as text is left as it is. */
function fullName(name: SentName): string {
  const suffixes = name.suffix ?? []
  const generation = suffixes.filter((suffix) => GENERATION.test(suffix.trim()))
  const degrees = suffixes.filter((suffix) => !GENERATION.test(suffix.trim()))
  const family = words([name.family?.toUpperCase(), ...generation])
  const given = words(name.given)
  const title = words(name.prefix)
  if (!name.family && !given) return words([name.text])
  const all = [family, given, ...degrees.map((degree) => degree.trim())].filter(Boolean).join(', ')
  return title ? `${all} (${title})` : all
}

function shortName(name: SentName): string {
  const title = words(name.prefix).replace(/\.$/, '')
  if (name.family) return words([title || name.given?.[0], name.family])
  return words([title, words(name.given) || name.text])
}
