import type { Sha256 } from '../kernel/sha256.ts'

/** What the first record of a boot follows: nothing. */
export const CHAIN_START = '0'.repeat(64)

/**
 * The hash that ties a record to everything before it in its process.
 * @param previous hash of the record before, or CHAIN_START
 * @param body the record's exact stored bytes (recordBody)
 */
export const linkHash = (sha256: Sha256, previous: string, body: string): string =>
  sha256(`${previous}\n${body}`)
