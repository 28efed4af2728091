import { toBase64 } from '../../kernel/base64.ts'

/**
 * A record with its proof, one line. The record is a string and not an object: its exact bytes are
 * what was sealed.
 */
export const recordLine = (proved: {
  readonly index: number
  readonly body: string
  readonly path: readonly Uint8Array[]
}): string =>
  `${oneLine({ index: proved.index, record: proved.body, path: proved.path.map(toBase64) })}\n`

/** JSON that nobody breaks: some readers take U+2028 and U+2029 for line ends as well. */
const oneLine = (value: unknown): string =>
  JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
