import type { Sha256Bytes } from '../../kernel/sha256.ts'

export const HASH_BYTES = 32

const LEAF = 0x00
const NODE = 0x01

/** The hash of a leaf, SHA-256(0x00 || record) (RFC 9162 §2.1.1). */
export function leafHash(sha256: Sha256Bytes, record: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + record.length)
  input[0] = LEAF
  input.set(record, 1)
  return sha256(input)
}

/** The hash of two subtrees, SHA-256(0x01 || left || right) (RFC 9162 §2.1.1). */
export function nodeHash(sha256: Sha256Bytes, left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES)
  input[0] = NODE
  input.set(left, 1)
  input.set(right, 1 + HASH_BYTES)
  return sha256(input)
}
