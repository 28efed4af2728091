import type { Phrase } from './expand-phrase.ts'

const TYPING = /(?:^|\s)\.((?:\p{L}[\p{L}\p{N}_-]{0,39})?)$/u

/** The name that is being typed: what follows a dot that no word touches; empty right after the dot. */
export const typingOf = (before: string): string | undefined => TYPING.exec(before)?.[1]

/** The phrases whose names begin so, an exact name first; a name of the clinician's own hides ours. */
export function matchingPhrases(
  typed: string,
  own: readonly Phrase[],
  builtIn: readonly Phrase[],
): readonly Phrase[] {
  const begun = typed.toLowerCase()
  const taken = new Set(own.map(({ name }) => name.toLowerCase()))
  const all = [...own, ...builtIn.filter(({ name }) => !taken.has(name))]
  return all
    .filter(({ name }) => name.toLowerCase().startsWith(begun))
    .sort((a, b) => Number(isName(b, begun)) - Number(isName(a, begun)))
}

const isName = ({ name }: Phrase, typed: string): boolean => name.toLowerCase() === typed
