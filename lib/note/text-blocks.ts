/** A part of a rendered note: its heading, and the lines below it. */
export type TextBlock = { readonly heading: string; readonly lines: readonly string[] }

/**
 * The exact text of a note in parts, for setting it on paper: every line of the text is in one of
 * them, in order. Parts are what `renderNote` puts an empty line between; a part's first line is
 * its heading.
 */
export function textBlocks(text: string): readonly TextBlock[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.split('\n').filter((line) => line !== ''))
    .flatMap(([heading, ...lines]) => (heading === undefined ? [] : [{ heading, lines }]))
}
