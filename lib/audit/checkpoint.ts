import { fromBase64, toBase64 } from '../kernel/base64.ts'
import { HASH_BYTES } from './merkle/tree-hash.ts'

/** The head of a tree as it is signed: which log, how many leaves, their root. */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** The text of a note that signs a head (c2sp.org/tlog-checkpoint), without extension lines. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`

/**
 * @param text of an opened note; extension lines are passed over
 * @returns undefined when it is no checkpoint
 */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, digits, base64] = /^(.+)\n(0|[1-9]\d{0,15})\n(\S+)\n(.+\n)*$/.exec(text) ?? []
  const root = base64 === undefined ? undefined : fromBase64(base64)
  const size = Number(digits)
  if (!origin || root?.length !== HASH_BYTES || !Number.isSafeInteger(size)) return undefined
  return { origin, size, root }
}
