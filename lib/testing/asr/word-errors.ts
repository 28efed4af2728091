const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []

/** Word error rate: substitutions, omissions and insertions by words that were said (Levenshtein 1966). */
export function wordErrorRate(said: string, heard: string): number {
  const wanted = wordsIn(said)
  const got = wordsIn(heard)
  let row = got.map((_, at) => at + 1)
  wanted.forEach((word, line) => {
    let before = line
    let left = line + 1
    row = row.map((above, at) => {
      const same = before + (got[at] === word ? 0 : 1)
      before = above
      left = Math.min(same, above + 1, left + 1)
      return left
    })
  })
  return (row.at(-1) ?? wanted.length) / wanted.length
}
