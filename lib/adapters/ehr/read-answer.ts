import 'server-only'
import { promisify } from 'node:util'
import { constants, gunzip } from 'node:zlib'
import { readCappedBytes, TooLarge, textOf } from './read-capped.ts'

const unzip = promisify(gunzip)

/**
 * Reads the body of an answer as UTF-8: at most `maxBytes`, also after decompression, so that a small
 * compressed answer cannot fill the memory (S35).
 * @param encoding its `Content-Encoding`; gzip is all that is asked for
 * @throws TooLarge; an error with a code of zlib's when it is no gzip
 */
export async function readAnswer(
  body: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
  maxBytes: number,
): Promise<string> {
  const bytes = await readCappedBytes(body, maxBytes)
  const isZipped = encoding?.toLowerCase() === 'gzip' && bytes.length > 0
  return textOf(isZipped ? await unzipped(bytes, maxBytes) : bytes)
}

async function unzipped(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    // As browsers do, one that leaves its last bytes out is read as far as it goes.
    const finishFlush = constants.Z_SYNC_FLUSH
    return await unzip(bytes, { maxOutputLength: maxBytes, finishFlush })
  } catch (thrown) {
    const isTooLarge =
      thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE'
    throw isTooLarge ? new TooLarge('the answer is larger than allowed') : thrown
  }
}
