import 'server-only'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'

const BLOCK = 512
const MODE = 0o644

/** POSIX ustar header (IEEE Std 1003.1, pax, "ustar Interchange Format"). */
function tarHeader(name: string, bytes: number, modifiedAt: Date): Buffer {
  const header = Buffer.alloc(BLOCK)
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`
  header.write(name, 0, 100)
  header.write(octal(MODE, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(bytes, 12), 124)
  header.write(octal(Math.floor(modifiedAt.getTime() / 1_000), 12), 136)
  header.write(' '.repeat(8), 148)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/**
 * The files of a folder as one tar archive, read as it is asked for: memory stays flat.
 * @param root the folder that it unpacks to
 */
export async function* tarStream(
  folder: string,
  names: readonly string[],
  root: string,
): AsyncGenerator<Uint8Array> {
  for (const name of names) {
    const path = join(folder, name)
    const { size, mtime } = await stat(path)
    yield tarHeader(`${root}/${name}`, size, mtime)
    yield* createReadStream(path)
    yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
  }
  yield Buffer.alloc(2 * BLOCK)
}
