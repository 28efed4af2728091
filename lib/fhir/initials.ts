/**
 * Initials of a name as the banner writes it, given name first: `R. M.` of `MARCHETTI, Rosalind
 * (Mrs)`; of a name without a comma, of its first two words.
 */
export function initialsOf(name: string): string {
  const [family = '', given = ''] = name.split(',').map((part) => part.trim())
  const parts = given ? [given, family] : family.split(/\s+/).slice(0, 2)
  return parts
    .flatMap((part) => /\p{L}/u.exec(part) ?? [])
    .map((letter) => `${letter.toLocaleUpperCase('en')}.`)
    .join(' ')
}
