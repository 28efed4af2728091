import 'server-only'
import { createHmac } from 'node:crypto'
import { type KeySet, keyNamed } from '#lib/config/key-set.ts'

export type Mac = {
  readonly currentKey: string
  /** HMAC-SHA-256 (RFC 2104) as lower-case hex; undefined when no key has that name. */
  readonly of: (keyId: string, text: string) => string | undefined
}

export const macWith = (set: KeySet): Mac => ({
  currentKey: set.current,
  of: (keyId, text) => {
    const key = keyNamed(set, keyId)
    return key && createHmac('sha256', key).update(text).digest('hex')
  },
})
