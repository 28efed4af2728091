import { fromBase64, toBase64 } from '../kernel/base64.ts'
import { joinBytes, sameBytes } from '../kernel/bytes.ts'
import type { Sha256Bytes } from '../kernel/sha256.ts'

// Signed notes as C2SP specifies them (c2sp.org/signed-note v1.0.0), with Ed25519 keys only.

const ED25519 = 0x01
const KEY_ID_BYTES = 4
const PUBLIC_KEY_BYTES = 32
const MOST_SIGNATURES = 32

/** Who may sign: name and public key, as a verifier key (vkey) spells them. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array }

type NoteSignature = {
  readonly name: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

export type SignedNote = {
  /** Ends with a newline; it is what is signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Ed25519 (RFC 8032). Given by the caller: a pure room has no crypto. */
export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean

/** The first four bytes of SHA-256(name || newline || 0x01 || public key). */
const noteKeyId = ({ name, publicKey }: NoteKey, sha256: Sha256Bytes): Uint8Array =>
  sha256(joinBytes(new TextEncoder().encode(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(
    0,
    KEY_ID_BYTES,
  )

/** `<name>+<key id, hex>+<base64 of 0x01 || public key>` */
export const verifierKey = (key: NoteKey, sha256: Sha256Bytes): string =>
  [
    key.name,
    hex(noteKeyId(key, sha256)),
    toBase64(joinBytes(Uint8Array.of(ED25519), key.publicKey)),
  ].join('+')

/** @returns undefined when the text is no Ed25519 verifier key, or its id is not that of its key */
export function readVerifierKey(text: string, sha256: Sha256Bytes): NoteKey | undefined {
  const [, name, base64] = /^([^\s+]+)\+[0-9a-f]{8}\+(.+)$/.exec(text) ?? []
  const bytes = base64 === undefined ? undefined : fromBase64(base64)
  if (name === undefined || bytes?.length !== 1 + PUBLIC_KEY_BYTES) return undefined
  const key = { name, publicKey: bytes.slice(1) }
  return verifierKey(key, sha256) === text ? key : undefined
}

/**
 * A note with one signature.
 * @param text ends with a newline and has no other control characters
 */
export function writeNote(
  text: string,
  key: NoteKey,
  options: {
    readonly sha256: Sha256Bytes
    readonly sign: (message: Uint8Array) => Uint8Array
  },
): string {
  const signature = options.sign(new TextEncoder().encode(text))
  const signed = toBase64(joinBytes(noteKeyId(key, options.sha256), signature))
  return `${text}\n— ${key.name} ${signed}\n`
}

/** @returns undefined when it is not formed like a signed note; no signature is checked yet */
export function readNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  if (end < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note)) {
    return undefined
  }
  const lines = note.slice(end + 2, -1).split('\n')
  const signatures = lines.map(readSignature)
  const read = signatures.filter((signature) => signature !== undefined)
  if (read.length !== lines.length || lines.length > MOST_SIGNATURES) return undefined
  return { text: note.slice(0, end + 1), signatures: read }
}

function readSignature(line: string): NoteSignature | undefined {
  const [, name, base64] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? []
  const bytes = base64 === undefined ? undefined : fromBase64(base64)
  if (name === undefined || !bytes || bytes.length <= KEY_ID_BYTES) return undefined
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) }
}

/**
 * Checks the signatures by the keys that are given; those of other keys do not count.
 * @returns the text that was signed, or undefined when no given key signed it or one did so wrongly
 */
export function openNote(
  note: string,
  keys: readonly NoteKey[],
  crypto: { readonly sha256: Sha256Bytes; readonly verify: VerifySignature },
): string | undefined {
  const read = readNote(note)
  if (!read) return undefined
  const message = new TextEncoder().encode(read.text)
  const verdicts = read.signatures.flatMap((signed) =>
    keys
      .filter((key) => isBy(signed, key, crypto.sha256))
      .map((key) => crypto.verify(key.publicKey, message, signed.signature)),
  )
  return verdicts.length > 0 && verdicts.every((isGood) => isGood) ? read.text : undefined
}

const isBy = (signed: NoteSignature, key: NoteKey, sha256: Sha256Bytes): boolean =>
  signed.name === key.name && sameBytes(signed.keyId, noteKeyId(key, sha256))

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
