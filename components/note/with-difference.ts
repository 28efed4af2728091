/** A text in parts, so that the words that differ can be set apart. */
export function withDifference(
  text: string,
  differing: string,
): readonly { text: string; differs: boolean }[] {
  const at = differing === '' ? -1 : text.toLowerCase().indexOf(differing.toLowerCase())
  if (at < 0) return [{ text, differs: false }]
  const end = at + differing.length
  return [
    { text: text.slice(0, at), differs: false },
    { text: text.slice(at, end), differs: true },
    { text: text.slice(end), differs: false },
  ].filter((part) => part.text !== '')
}
