import type { Sha256Bytes } from '../kernel/sha256.ts'
import { type Checkpoint, checkpointText, readCheckpoint } from './checkpoint.ts'
import { type NoteKey, openNote, type VerifySignature, writeNote } from './signed-note.ts'

/** What signatures need, given by the caller: a pure room has no crypto. */
export type NoteCrypto = { readonly sha256: Sha256Bytes; readonly verify: VerifySignature }

/**
 * The log's identity and its keys. The name of a key is the origin of the tree that it signs, as
 * c2sp.org/tlog-checkpoint asks, so one key pair has one verifier key for each tenant.
 */
export type LogKeys = {
  /** Names this log among all others: the beginning of every origin. */
  readonly name: string
  /** Newest first; retired ones stay for what they signed. */
  readonly publicKeys: readonly Uint8Array[]
}

export type LogSigner = LogKeys & {
  /** Ed25519 with the first of the public keys. */
  readonly sign: (message: Uint8Array) => Uint8Array
}

const originOf = (log: LogKeys, tenant: string): string => `${log.name}/${tenant}`

export const keysOf = (log: LogKeys, tenant: string): readonly NoteKey[] =>
  log.publicKeys.map((publicKey) => ({ name: originOf(log, tenant), publicKey }))

/** Signs any text in the name of a tenant's tree. */
export function signNote(
  text: string,
  tenant: string,
  log: LogSigner,
  sha256: Sha256Bytes,
): string {
  const [key] = keysOf(log, tenant)
  if (!key) throw new Error('a log without keys signs nothing')
  return writeNote(text, key, { sha256, sign: log.sign })
}

/** The signed head of a tenant's tree. */
export const signHead = (
  head: Omit<Checkpoint, 'origin'>,
  tenant: string,
  log: LogSigner,
  sha256: Sha256Bytes,
): string =>
  signNote(checkpointText({ ...head, origin: originOf(log, tenant) }), tenant, log, sha256)

/** @returns undefined when it is not a head of this tenant's tree that this log signed */
export function openHead(
  note: string,
  tenant: string,
  log: LogKeys,
  crypto: NoteCrypto,
): Checkpoint | undefined {
  const text = openNote(note, keysOf(log, tenant), crypto)
  const head = text === undefined ? undefined : readCheckpoint(text)
  return head?.origin === originOf(log, tenant) ? head : undefined
}
