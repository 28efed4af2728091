import type { SoundBuffer } from './sound-buffer.ts'

/** Encrypted pieces of one recording in this browser, by their numbers. Any method may reject. */
export interface ChunkShelf {
  put(seq: number, sealed: Uint8Array): Promise<void>
  first(): Promise<{ readonly seq: number; readonly sealed: Uint8Array } | undefined>
  count(): Promise<number>
  delete(seq: number): Promise<void>
  clear(): Promise<void>
}

const IV_BYTES = 12

/**
 * Keeps pieces in this browser, each encrypted by AES-GCM (NIST SP 800-38D) and bound to its
 * recording and number. Scripts cannot read the key back; the session hands it out, so that without a
 * new sign-in by the same user nobody hears anything.
 *
 * @param deviceKey 32 bytes, base64, as for a draft on the device
 */
export function encryptedSoundBuffer(
  recordingId: string,
  deviceKey: string,
  shelf: ChunkShelf,
): SoundBuffer {
  let imported: Promise<CryptoKey> | undefined
  const key = () => (imported ??= importKey(deviceKey))
  const algorithm = (seq: number, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(`${recordingId} ${seq}`),
  })
  return {
    count: () => shelf.count(),
    remove: (seq) => shelf.delete(seq),
    clear: () => shelf.clear(),
    async add({ seq, pcm }) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      const secret = await crypto.subtle.encrypt(algorithm(seq, iv), await key(), pcm.slice())
      await shelf.put(seq, new Uint8Array([...iv, ...new Uint8Array(secret)]))
    },
    async first() {
      const kept = await shelf.first()
      if (!kept) return undefined
      const [iv, secret] = [kept.sealed.slice(0, IV_BYTES), kept.sealed.slice(IV_BYTES)]
      const pcm = await crypto.subtle.decrypt(algorithm(kept.seq, iv), await key(), secret)
      return { seq: kept.seq, pcm: new Uint8Array(pcm) }
    },
  }
}

const importKey = (deviceKey: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    Uint8Array.from(atob(deviceKey), (sign) => sign.charCodeAt(0)),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  )
