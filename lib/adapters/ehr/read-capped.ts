import 'server-only'

export class TooLarge extends Error {}

/**
 * Reads a body as UTF-8, at most `maxBytes`.
 * @throws TooLarge as soon as the cap is passed; the rest is not read
 */
export const readCapped = async (
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<string> => textOf(await readCappedBytes(body, maxBytes))

/** The same before it is text. */
export async function readCappedBytes(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new TooLarge('the answer is larger than allowed')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Unlike Buffer's own, this takes a byte order mark off. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
