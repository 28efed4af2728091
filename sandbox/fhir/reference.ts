/** What a literal reference points at on this server. */
export type LocalReference = { readonly type: string; readonly id: string }

const relativeReference =
  /^([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/

/**
 * Reads `Patient/1`, `Patient/1/_history/2` or the same below the server's own base URL.
 * Anything else (another server, `#contained`, `urn:uuid:`) is not local.
 */
export function localReference(text: string, base: string): LocalReference | undefined {
  const relative = text.startsWith(`${base}/`) ? text.slice(base.length + 1) : text
  const [, type, id] = relativeReference.exec(relative) ?? []
  return type && id ? { type, id } : undefined
}
