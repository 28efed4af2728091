/** A new statement id: 128 random bits, in the alphabet of note-schema.ts. */
export const newStatementId = (): string => crypto.randomUUID()
