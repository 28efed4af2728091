/** One entry of a release of ICD-10-CM. */
export type ReleasedCode = { readonly isBillable: boolean; readonly title: string }

const ENTRY = /^\d{5} (\S{3,7}) +([01]) .{60} (.+)$/

/**
 * The entries of an order file of CMS by their code with its dot. Fixed columns: a number, the code
 * without its dot, whether it is valid for billing, a short title of 60 characters, the long one.
 * Lines of another form are left out.
 */
export function readOrderFile(text: string): ReadonlyMap<string, ReleasedCode> {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const [, code, billable, title] = ENTRY.exec(line) ?? []
    return code && title
      ? [[dotted(code), { isBillable: billable === '1', title: title.trim() }] as const]
      : []
  })
  return new Map(entries)
}

const dotted = (code: string): string =>
  code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
