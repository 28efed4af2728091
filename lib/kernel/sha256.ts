/** SHA-256 of text as UTF-8, lower-case hex. Given by the caller: a pure room has no crypto. */
export type Sha256 = (text: string) => string

/** SHA-256 of bytes, 32 bytes. Given by the caller as well. */
export type Sha256Bytes = (bytes: Uint8Array) => Uint8Array
