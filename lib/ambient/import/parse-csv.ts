// A field in quotes, or one without; then what ends it.
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/gy

/**
 * The rows of a CSV text, fields in quotes over several lines included (RFC 4180). Lines without any
 * field are left out.
 *
 * @returns undefined when a quoted field never ends or something follows its closing quote
 */
export function parseCsv(text: string): string[][] | undefined {
  const rows: string[][] = [[]]
  let end = 0
  for (const match of text.matchAll(FIELD)) {
    const [whole, quoted, plain = '', sign] = match
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    end = match.index + whole.length
    if (sign === '') break
    if (sign !== ',') rows.push([])
  }
  return end < text.length ? undefined : rows.filter((row) => row.length > 1 || row[0] !== '')
}
