import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type KeySet, keyNamed } from '#lib/config/key-set.ts'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts what is stored (S27). `about` names the row it belongs to and is authenticated with it:
 * text copied into another row does not open.
 */
export interface Seal {
  seal(about: string, text: string): string
  /** @throws when it was sealed about something else, with an unknown key, or was altered */
  open(about: string, sealed: string): string
}

/** AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D); `keyId.base64url(nonce, tag, text)`. */
export function sealWith(set: KeySet): Seal {
  return {
    seal(about, text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, requireKey(set, set.current), nonce)
      cipher.setAAD(Buffer.from(about))
      const secret = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const box = Buffer.concat([nonce, cipher.getAuthTag(), secret])
      return `${set.current}.${box.toString('base64url')}`
    },
    open(about, sealed) {
      const [keyId = '', encoded = ''] = sealed.split('.')
      const box = Buffer.from(encoded, 'base64url')
      const nonce = box.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv(ALGORITHM, requireKey(set, keyId), nonce, {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(about))
      decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      const secret = box.subarray(NONCE_BYTES + TAG_BYTES)
      return Buffer.concat([decipher.update(secret), decipher.final()]).toString('utf8')
    },
  }
}

function requireKey(set: KeySet, keyId: string): Buffer {
  const key = keyNamed(set, keyId)
  if (!key) throw new Error(`no encryption key named ${keyId}`)
  return key
}
