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
  sealBytes(about: string, bytes: Uint8Array): Uint8Array
  /** @throws as `open` does */
  openBytes(about: string, sealed: Uint8Array): Uint8Array
}

/**
 * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D). Text: `keyId.base64url(nonce, tag, text)`.
 * Bytes: the length of the key's id in one byte, the id, nonce, tag, and what is secret.
 */
export function sealWith(set: KeySet): Seal {
  return {
    seal: (about, text) =>
      `${set.current}.${encrypt(set, about, Buffer.from(text)).toString('base64url')}`,
    open(about, sealed) {
      const [keyId = '', encoded = ''] = sealed.split('.')
      return decrypt(set, keyId, about, Buffer.from(encoded, 'base64url')).toString('utf8')
    },
    sealBytes(about, bytes) {
      const keyId = Buffer.from(set.current)
      return Buffer.concat([Buffer.from([keyId.length]), keyId, encrypt(set, about, bytes)])
    },
    openBytes(about, sealed) {
      const [length = 0] = sealed
      const keyId = Buffer.from(sealed.subarray(1, 1 + length)).toString()
      return decrypt(set, keyId, about, sealed.subarray(1 + length))
    },
  }
}

function encrypt(set: KeySet, about: string, secret: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, requireKey(set, set.current), nonce)
  cipher.setAAD(Buffer.from(about))
  const hidden = [cipher.update(secret), cipher.final()]
  return Buffer.concat([nonce, cipher.getAuthTag(), ...hidden])
}

function decrypt(set: KeySet, keyId: string, about: string, box: Uint8Array): Buffer {
  const nonce = box.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv(ALGORITHM, requireKey(set, keyId), nonce, {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}

function requireKey(set: KeySet, keyId: string): Buffer {
  const key = keyNamed(set, keyId)
  if (!key) throw new Error(`no encryption key named ${keyId}`)
  return key
}
