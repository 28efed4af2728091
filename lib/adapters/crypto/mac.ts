import 'server-only'
import { createHmac, hash } from 'node:crypto'
import { type KeySet, keyNamed } from '#lib/config/key-set.ts'

export type Mac = {
  readonly currentKey: string
  /** HMAC-SHA-256 (RFC 2104) as lower-case hex; undefined when no key has that name. */
  readonly of: (keyId: string, text: string) => string | undefined
}

const BLOCK_BYTES = 64
const HASH_BYTES = 32
/** Of a hash as hex, which is what the audit trail has MACs of. */
const HEX_HASH_LENGTH = 64

export function macWith(set: KeySet): Mac {
  const ofHashes = new Map<string, (hexHash: string) => string>()
  return {
    currentKey: set.current,
    of: (keyId, text) => {
      const key = keyNamed(set, keyId)
      if (!key) return undefined
      if (text.length !== HEX_HASH_LENGTH) return hmac(key, text)
      const ofHash = ofHashes.get(keyId) ?? macOfHash(key)
      ofHashes.set(keyId, ofHash)
      return ofHash(text)
    },
  }
}

const hmac = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex')

/**
 * RFC 2104 §2 spelt out: H(K ⊕ opad, H(K ⊕ ipad, text)), with the buffers kept. To check a trail
 * makes one for each record, and a Hmac object costs more than twice as much (measured).
 * @param key shorter than a block
 * @returns the MAC of a text of HEX_HASH_LENGTH characters
 */
function macOfHash(key: Buffer): (text: string) => string {
  const inner = Buffer.alloc(BLOCK_BYTES + HEX_HASH_LENGTH)
  const outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES)
  for (let at = 0; at < BLOCK_BYTES; at += 1) {
    inner[at] = (key[at] ?? 0) ^ 0x36
    outer[at] = (key[at] ?? 0) ^ 0x5c
  }
  return (text) => {
    // As UTF-8 it has more bytes than characters, and no room here, unless it is ASCII.
    if (Buffer.byteLength(text) !== HEX_HASH_LENGTH) return hmac(key, text)
    inner.write(text, BLOCK_BYTES, 'latin1')
    outer.write(hash('sha256', inner, 'hex'), BLOCK_BYTES, 'hex')
    return hash('sha256', outer, 'hex')
  }
}
