import { sameBytes } from '../../kernel/bytes.ts'
import type { Sha256Bytes } from '../../kernel/sha256.ts'
import { HASH_BYTES, nodeHash } from './tree-hash.ts'

const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_BYTES
const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0
const half = (number: number): number => Math.floor(number / 2)
const isOdd = (number: number): boolean => number % 2 === 1

/**
 * Whether a leaf is in a tree: RFC 9162 §2.1.3.2.
 * @param claim.leaf its leafHash
 */
export function verifyInclusion(
  claim: {
    readonly leaf: Uint8Array
    readonly index: number
    readonly size: number
    readonly root: Uint8Array
    readonly path: readonly Uint8Array[]
  },
  sha256: Sha256Bytes,
): boolean {
  const { leaf, index, size, root, path } = claim
  if (!isSize(index) || !isSize(size) || index >= size) return false
  if (![leaf, root, ...path].every(isHash)) return false
  let fn = index
  let sn = size - 1
  let hash = leaf
  for (const sibling of path) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sha256, sibling, hash)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      hash = nodeHash(sha256, hash, sibling)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && sameBytes(hash, root)
}

export type ConsistencyClaim = {
  readonly first: number
  readonly firstRoot: Uint8Array
  readonly second: number
  readonly secondRoot: Uint8Array
  readonly path: readonly Uint8Array[]
}

/**
 * Whether a tree is the beginning of another: RFC 9162 §2.1.4.2. The empty tree, of which nothing
 * can be said, is the beginning of none.
 */
export function verifyConsistency(claim: ConsistencyClaim, sha256: Sha256Bytes): boolean {
  const { first, firstRoot, second, secondRoot, path } = claim
  if (!isSize(first) || !isSize(second) || first < 1 || first > second) return false
  if (![firstRoot, secondRoot, ...path].every(isHash)) return false
  if (first === second) return path.length === 0 && sameBytes(firstRoot, secondRoot)
  // A perfect first tree is a node of the second, so the proof does not repeat it.
  const hashes = isPowerOfTwo(first) ? [firstRoot, ...path] : path
  const [start, ...rest] = hashes
  if (path.length === 0 || !start) return false
  return climbs(claim, start, rest, sha256)
}

function climbs(
  { first, firstRoot, second, secondRoot }: ConsistencyClaim,
  start: Uint8Array,
  rest: readonly Uint8Array[],
  sha256: Sha256Bytes,
): boolean {
  let fn = first - 1
  let sn = second - 1
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)]
  let [inFirst, inSecond] = [start, start]
  for (const hash of rest) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      inFirst = nodeHash(sha256, hash, inFirst)
      inSecond = nodeHash(sha256, hash, inSecond)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      inSecond = nodeHash(sha256, inSecond, hash)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && sameBytes(inFirst, firstRoot) && sameBytes(inSecond, secondRoot)
}

function isPowerOfTwo(number: number): boolean {
  let power = 1
  while (power < number) power *= 2
  return power === number
}
