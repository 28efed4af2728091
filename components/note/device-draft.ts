/** A copy of unsaved text that survives a crash of the page. Every method may find no storage. */
export interface DeviceDraft {
  /** @returns whether the copy is really there */
  write(note: unknown, baseVersion: number): Promise<boolean>
  /** What an earlier page left unsaved; undefined when nothing readable is there. */
  read(): Promise<{ readonly note: unknown; readonly baseVersion: number } | undefined>
  clear(): Promise<void>
}

/** For a page without key or storage: the text lives in the page only. */
export const noDeviceDraft: DeviceDraft = {
  write: async () => false,
  read: async () => undefined,
  clear: async () => undefined,
}

const PREFIX = 'chartside-draft:'
const IV_BYTES = 12

/**
 * Keeps the copy in this browser, encrypted by AES-GCM (NIST SP 800-38D) with a key that only the
 * server's session hands out: without a new sign-in by the same user nobody can read it.
 *
 * @param noteId names the copy, and is bound to it as additional data
 * @param deviceKey 32 bytes, base64
 */
export function encryptedDeviceDraft(noteId: string, deviceKey: string): DeviceDraft {
  const name = PREFIX + noteId
  const bound = new TextEncoder().encode(noteId)
  let imported: Promise<CryptoKey> | undefined
  const key = () => (imported ??= importKey(deviceKey))
  return {
    write: (note, baseVersion) =>
      orWithoutStorage(false, async () => {
        const plain = new TextEncoder().encode(JSON.stringify({ note, baseVersion }))
        const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
        const sealed = await crypto.subtle.encrypt(
          { name: 'AES-GCM', iv, additionalData: bound },
          await key(),
          plain,
        )
        localStorage.setItem(name, toBase64(new Uint8Array([...iv, ...new Uint8Array(sealed)])))
        return true
      }),
    read: () =>
      orWithoutStorage(undefined, async () => {
        const stored = localStorage.getItem(name)
        if (stored === null) return undefined
        const bytes = fromBase64(stored)
        const iv = bytes.slice(0, IV_BYTES)
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv, additionalData: bound },
          await key(),
          bytes.slice(IV_BYTES),
        )
        return JSON.parse(new TextDecoder().decode(plain))
      }),
    clear: () =>
      orWithoutStorage(undefined, async () => {
        localStorage.removeItem(name)
      }),
  }
}

/** Whether this browser keeps a copy of a note's unsaved words. Nothing of it is read. */
export function hasDeviceDraft(noteId: string): boolean {
  try {
    return localStorage.getItem(PREFIX + noteId) !== null
  } catch {
    return false
  }
}

const importKey = (deviceKey: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64(deviceKey), 'AES-GCM', false, ['encrypt', 'decrypt'])

/** A frame without storage throws SecurityError, a full one QuotaExceededError: both mean no copy. */
async function orWithoutStorage<T>(otherwise: T, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt()
  } catch {
    return otherwise
  }
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
