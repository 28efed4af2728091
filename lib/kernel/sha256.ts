/** SHA-256 of text as UTF-8, lower-case hex. Given by the caller: a pure room has no crypto. */
export type Sha256 = (text: string) => string
