// Names of people and places in the names of diseases, and other words that keep their capital.
const PROPER = new Set(
  `Addison Alport Alzheimer Asperger Barrett Basedow Behçet Behcet Bell Bowen Brugada Budd Buerger
  Burkitt Charcot Chagas Chiari Creutzfeldt Crohn Cushing Down Dupuytren Duchenne Ebola Ebstein
  Ehlers Eisenmenger Epstein Ewing Fabry Fallot Fanconi Felty Friedreich Gaucher Gilbert Goodpasture
  Graves Guillain Hansen Hashimoto Hirschsprung Hodgkin Horner Huntington Kaposi Kawasaki Klinefelter
  Korsakoff Lewy Lyme Lynch Mallory Marfan Meckel Merkel Morton Ménière Meniere Osgood Paget Parkinson
  Peyronie Pompe Prader Raynaud Reiter Reye Schlatter Sjögren Sjogren Still Takayasu Tourette Turner
  Waldenström Waldenstrom Wegener Wernicke Willebrand Wilms Wilson Wolff Zollinger`.split(/\s+/),
)

const CAPITALISED = /\p{Lu}\p{Ll}+(?:['’]s)?/gu
/**
 * A name that stands by itself, as it is written in the middle of a sentence: `Heart failure` →
 * `heart failure`. Names of people and places, and what is written in capitals, stay as they are.
 */
export function inSentence(name: string): string {
  const isTitle = isTitleCase(name)
  return name.replace(CAPITALISED, (word, at: number) => {
    const isWhole =
      !/[\p{L}\p{N}]/u.test(name[at - 1] ?? ' ') &&
      !/\p{Lu}|\p{N}/u.test(name[at + word.length] ?? ' ')
    const mayBeSmall = isWhole && (at === 0 || isTitle) && !isProper(word)
    return mayBeSmall ? word.toLowerCase() : word
  })
}

// From four letters on: `of`, `and`, `due` are small in every title.
const isTitleCase = (name: string): boolean => {
  const words = name.split(/[^\p{L}\p{N}'’]+/u).filter((word) => word.length > 3)
  return words.length > 1 && words.every((word) => /^[\p{Lu}\p{N}]/u.test(word))
}

// Nobody owns a disease but the one it is named after.
const isProper = (word: string): boolean => /['’]s$/u.test(word) || PROPER.has(word)

/** `a`, `a and b`, `a, b and c`; with commas of their own, `a, b; c; and d`. */
export function asList(names: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = names.at(-1)
  if (last === undefined || names.length === 1) return last ?? ''
  if (names.some((name) => name.includes(',')))
    return `${names.slice(0, -1).join('; ')}; ${joint} ${last}`
  return `${names.slice(0, -1).join(', ')} ${joint} ${last}`
}
