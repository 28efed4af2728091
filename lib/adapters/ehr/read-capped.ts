import 'server-only'

export class TooLarge extends Error {}

/**
 * Reads a body as UTF-8, at most `maxBytes` after decompression, so that a small compressed answer
 * cannot fill the memory (S35).
 * @throws TooLarge as soon as the cap is passed; the rest is not read
 */
export async function readCapped(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<string> {
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) throw new TooLarge('the answer is larger than allowed')
    chunks.push(chunk)
  }
  // Unlike Buffer's own, this takes a byte order mark off.
  return new TextDecoder().decode(Buffer.concat(chunks))
}
